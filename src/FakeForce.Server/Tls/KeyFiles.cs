using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace FakeForce.Server.Tls;

/// <summary>Keeps a certificate and its private key as two PEM files under --data, or nowhere without it.</summary>
internal sealed class KeyFiles(string? directory, string name)
{
    private readonly string? keyPath = directory is null ? null : Path.Combine(directory, name + ".key");
    private readonly string? certificatePath = directory is null ? null : Path.Combine(directory, name + ".pem");

    public X509Certificate2 LoadOrMake(Func<X509Certificate2> make)
    {
        if (File.Exists(keyPath) && File.Exists(certificatePath)) return X509Certificate2.CreateFromPemFile(certificatePath, keyPath);
        var made = make();
        if (directory is not null) Save(made);
        return made;
    }

    private void Save(X509Certificate2 made)
    {
        Directory.CreateDirectory(directory!);
        var key = made.GetRSAPrivateKey()?.ExportPkcs8PrivateKeyPem() ?? made.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem();
        Write(keyPath!, key);
        Write(certificatePath!, made.ExportCertificatePem());
    }

    private static void Write(string path, string pem)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(Encoding.ASCII.GetBytes(pem));
    }
}
