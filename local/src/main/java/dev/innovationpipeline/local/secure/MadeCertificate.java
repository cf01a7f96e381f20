package dev.innovationpipeline.local.secure;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.innovationpipeline.embedded.StartFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * A certificate for this machine's own names, made by the JDK's keytool at the first start. No
 * authority vouches for it, so browsers ask once.
 */
final class MadeCertificate {

  private static final String ALIAS = "pipeline";
  private static final String KEYS = "keys.p12";
  private static final String TRUST = "trust.p12";

  /** As browsers want it: no longer than 825 days. */
  private static final String VALID_DAYS = "800";

  private static final Duration RENEWAL_PERIOD = Duration.ofDays(30);

  private final SecretFiles files;
  private final String password;

  private MadeCertificate(SecretFiles files, String password) {
    this.files = files;
    this.password = password;
  }

  /** Makes one when there is none that is good for a while. */
  static MadeCertificate of(SecretFiles files) {
    MadeCertificate certificate =
        new MadeCertificate(files, files.keep("keys.password", Passwords::random));
    try {
      if (!Files.exists(files.path(KEYS)) || certificate.endsSoon()) {
        certificate.make();
      }
      certificate.publish();
      return certificate;
    } catch (IOException | GeneralSecurityException e) {
      throw new StartFailedException(
          "The certificate in " + files.path(KEYS) + " cannot be made or read.", e);
    }
  }

  Path keyStore() {
    return files.path(KEYS);
  }

  String password() {
    return password;
  }

  /** For a server with this certificate. */
  SSLContext serverContext() {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(load(keyStore()), password.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, new SecureRandom());
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new StartFailedException("The certificate in " + keyStore() + " cannot be read.", e);
    }
  }

  /** From now on, the clients in this JVM trust it beside the public authorities. */
  void trust() {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      int number = 0;
      for (X509Certificate authority : publicAuthorities()) {
        trusted.setCertificateEntry("authority-" + number++, authority);
      }
      trusted.setCertificateEntry(ALIAS, certificate());
      Path file = files.path(TRUST);
      try (var out = Files.newOutputStream(file)) {
        trusted.store(out, password.toCharArray());
      }
      files.restrict(TRUST);
      // Each client library finds it in another way.
      System.setProperty("javax.net.ssl.trustStore", file.toString());
      System.setProperty("javax.net.ssl.trustStorePassword", password);
      System.setProperty("javax.net.ssl.trustStoreType", "PKCS12");
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), new SecureRandom());
      SSLContext.setDefault(context);
      HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory());
    } catch (IOException | GeneralSecurityException e) {
      throw new StartFailedException("The made certificate cannot be trusted.", e);
    }
  }

  private static X509Certificate[] publicAuthorities() throws GeneralSecurityException {
    TrustManagerFactory defaults =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    defaults.init((KeyStore) null);
    return ((X509TrustManager) defaults.getTrustManagers()[0]).getAcceptedIssuers();
  }

  private void make() throws IOException {
    Files.deleteIfExists(keyStore());
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                keyStore().toString(),
                "-storetype",
                "PKCS12",
                "-storepass:file",
                files.path("keys.password").toString(),
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost, O=Innovation Pipeline of this machine",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1",
                "-ext",
                "eku=serverAuth",
                "-validity",
                VALID_DAYS)
            .redirectErrorStream(true)
            .start();
    try (InputStream said = keytool.getInputStream()) {
      String words = new String(said.readAllBytes(), US_ASCII);
      if (keytool.waitFor() != 0) {
        throw new IOException("keytool: " + words.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while keytool made the certificate.", e);
    }
    files.restrict(KEYS);
  }

  /** For the command line, and for those who want to trust it elsewhere. */
  private void publish() throws IOException, GeneralSecurityException {
    String lines =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate().getEncoded());
    files.write(
        "certificate.pem",
        ("-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n")
            .getBytes(US_ASCII));
  }

  private boolean endsSoon() throws IOException, GeneralSecurityException {
    return certificate().getNotAfter().toInstant().isBefore(Instant.now().plus(RENEWAL_PERIOD));
  }

  private X509Certificate certificate() throws IOException, GeneralSecurityException {
    if (load(keyStore()).getCertificate(ALIAS) instanceof X509Certificate certificate) {
      return certificate;
    }
    throw new IOException("The file has no certificate called " + ALIAS + ".");
  }

  private KeyStore load(Path file) throws IOException, GeneralSecurityException {
    return KeyStore.getInstance(file.toFile(), password.toCharArray());
  }
}
