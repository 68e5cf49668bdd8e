namespace FakeForce.Engine.External;

public enum ExternalPagination { Client, Server }
