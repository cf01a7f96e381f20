package dev.innovationpipeline.testing.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;

/**
 * A certificate for one name that signs itself, and its key, in PEM.
 *
 * @param certificate who trusts this file trusts the server
 * @param key for the server's user alone
 */
public record TestCertificate(Path certificate, Path key) {

  private static final String PASSWORD = "not-a-secret";
  private static final String ALIAS = "server";

  /**
   * @param directory for the files
   * @param name of the server, as clients call it
   */
  public static TestCertificate of(Path directory, String name) {
    try {
      Files.createDirectories(directory);
      Path store = directory.resolve("keys.p12");
      make(store, name);
      KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
      Key key = keys.getKey(ALIAS, PASSWORD.toCharArray());
      Path certificateFile = directory.resolve("certificate.pem");
      write(certificateFile, "CERTIFICATE", keys.getCertificate(ALIAS).getEncoded());
      Path keyFile = directory.resolve("key.pem");
      write(keyFile, "PRIVATE KEY", key.getEncoded());
      Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-------"));
      return new TestCertificate(certificateFile, keyFile);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("The certificate could not be made.", e);
    }
  }

  private static void make(Path store, String name) throws IOException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:" + name,
                "-validity",
                "2")
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), US_ASCII);
    try {
      if (keytool.waitFor() != 0) {
        throw new IOException("keytool: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while keytool made the certificate.", e);
    }
  }

  private static void write(Path file, String kind, byte[] content) throws IOException {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, lines, kind), US_ASCII);
  }
}
