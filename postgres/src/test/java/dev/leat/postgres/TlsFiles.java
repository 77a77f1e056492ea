package dev.leat.postgres;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A key and a certificate that it signed itself, as the server wants them.
record TlsFiles(Path key, Path certificate) {
    private static final String PASSWORD = "changeit";

    /// @param name an entry of the certificate's alternative names, as `dns:localhost`
    static TlsFiles in(Path directory, String name) throws Exception {
        Path store = directory.resolve("keys.p12");
        Process keytool =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                                .toString(),
                                        "-genkeypair",
                                        "-alias",
                                        "server",
                                        "-keyalg",
                                        "EC",
                                        "-dname",
                                        "CN=leat-test",
                                        "-ext",
                                        "san=" + name,
                                        "-storetype",
                                        "PKCS12",
                                        "-storepass",
                                        PASSWORD,
                                        "-keystore",
                                        store.toString()))
                        .inheritIO()
                        .start();
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IllegalStateException("keytool failed");
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        Path key = directory.resolve("server.key");
        Path certificate = directory.resolve("server.crt");
        Files.writeString(
                key,
                pem("PRIVATE KEY", keys.getKey("server", PASSWORD.toCharArray()).getEncoded()));
        Files.writeString(
                certificate, pem("CERTIFICATE", keys.getCertificate("server").getEncoded()));
        return new TlsFiles(key, certificate);
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(
                        what,
                        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der),
                        what);
    }

    /// Puts the files where the server finds them: it takes keys only from its own user.
    void installInto(Path data) throws Exception {
        var owner = Files.getOwner(data);
        for (Path each : List.of(key, certificate)) {
            Path installed = Files.copy(each, data.resolve(each.getFileName()));
            Files.setPosixFilePermissions(installed, PosixFilePermissions.fromString("rw-------"));
            if (!Files.getOwner(installed).equals(owner)) {
                Files.setOwner(installed, owner);
            }
        }
    }
}
