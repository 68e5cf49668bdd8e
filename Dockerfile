# docker build -t fakeforce . && docker run -p 8080:8080 fakeforce
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH=amd64
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY src/BannedSymbols.txt src/
COPY src/FakeForce.Engine/FakeForce.Engine.csproj src/FakeForce.Engine/
COPY src/FakeForce.Server/FakeForce.Server.csproj src/FakeForce.Server/
# .NET says x64 where Docker says amd64. The runtime identifier also turns precompiled code on.
RUN dotnet restore src/FakeForce.Server -r linux-$(echo $TARGETARCH | sed s/amd64/x64/) -p:PublishReadyToRun=true
COPY protos protos
COPY src src
RUN dotnet publish src/FakeForce.Server -c Release --no-restore --self-contained false \
    -r linux-$(echo $TARGETARCH | sed s/amd64/x64/) -o /app \
 && mkdir /data

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
WORKDIR /app
COPY --from=build /app .
# Only with -e FAKEFORCE_DATA=/data is anything written; the folder belongs to the image's unprivileged user.
COPY --from=build --chown=$APP_UID:$APP_UID /data /data
# A container is reached from outside its own loopback. The control plane stays shut there until the container gets
# FAKEFORCE_CONTROL_KEY=… or, where everyone on the network may reset the org, FAKEFORCE_OPEN_CONTROL=true.
ENV FAKEFORCE_BIND=* FAKEFORCE_PORT=8080
EXPOSE 8080
USER $APP_UID
# The image has no shell and no curl: the program asks itself.
HEALTHCHECK --interval=5s --timeout=4s --start-period=10s CMD ["dotnet", "FakeForce.Server.dll", "health"]
ENTRYPOINT ["dotnet", "FakeForce.Server.dll"]
