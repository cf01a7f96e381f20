package dev.innovationpipeline.platform.database.address;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Encryption: Prisma's parameters and libpq's to those of the driver. Both have {@code sslcert}:
 * with libpq the client's own certificate, which needs {@code sslkey}; with Prisma the authority
 * that the server's is checked with.
 *
 * @see <a href="https://www.prisma.io/docs/orm/overview/databases/postgresql">Prisma's
 *     parameters</a>
 */
final class TlsParameters {

  private static final List<String> MODES =
      List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  /** Checks with the authorities that the JVM trusts. */
  private static final String JVM_TRUST = "org.postgresql.ssl.DefaultJavaSSLFactory";

  private final Map<String, String> taken = new HashMap<>();
  private final Map<String, String> driver;
  private final List<String> notes;
  private final Wording wording;

  private TlsParameters(Map<String, String> driver, List<String> notes, Wording wording) {
    this.driver = driver;
    this.notes = notes;
    this.wording = wording;
  }

  /**
   * Moves them from the parameters to the driver's properties.
   *
   * @throws InvalidAddressException when a value is none that is known
   */
  static void move(Parsed parsed, Map<String, String> driver, Wording wording) {
    TlsParameters tls = new TlsParameters(driver, parsed.notes, wording);
    for (String name :
        List.of("sslmode", "ssl", "sslaccept", "sslcert", "sslkey", "sslrootcert", "sslidentity")) {
      String value = parsed.parameters.remove(name);
      if (value != null) {
        tls.taken.put(name, value);
      }
    }
    String password = parsed.parameters.remove("sslpassword");
    if (password != null) {
      driver.put("sslpassword", password);
    }
    tls.move();
  }

  private void move() {
    String root = taken.get("sslrootcert");
    String certificate = taken.get("sslcert");
    if (certificate != null && root == null && !taken.containsKey("sslkey")) {
      root = certificate;
    } else {
      put("sslcert", certificate);
    }
    put("sslkey", taken.get("sslkey"));
    identity(taken.get("sslidentity"));
    String mode = mode(root);
    if ("system".equals(root) || root == null && isStrict()) {
      driver.put("sslfactory", JVM_TRUST);
    } else {
      put("sslrootcert", root);
    }
    put("sslmode", mode);
  }

  private @Nullable String mode(@Nullable String root) {
    String mode = taken.get("sslmode");
    if (mode == null && "true".equals(taken.get("ssl"))) {
      mode = "require";
    }
    if (mode != null && !MODES.contains(mode)) {
      throw wording.fault("sslmode must be one of " + String.join(", ", MODES));
    }
    if (isStrict() || "system".equals(root)) {
      return "verify-full";
    }
    if (taken.containsKey("sslaccept") && mode != null && mode.startsWith("verify")) {
      notes.add(
          "%s: sslaccept=accept_invalid_certs is not used, as sslmode=%s is stricter."
              .formatted(wording.variable(), mode));
    }
    return mode;
  }

  private boolean isStrict() {
    return switch (taken.getOrDefault("sslaccept", "accept_invalid_certs")) {
      case "strict" -> true;
      case "accept_invalid_certs" -> false;
      default -> throw wording.fault("sslaccept must be strict or accept_invalid_certs");
    };
  }

  private void identity(@Nullable String file) {
    if (file == null) {
      return;
    }
    String name = file.toLowerCase(Locale.ROOT);
    if (!name.endsWith(".p12") && !name.endsWith(".pfx")) {
      throw wording.fault("sslidentity must be a PKCS 12 file whose name ends with .p12 or .pfx");
    }
    if (isStrict() && !taken.containsKey("sslcert") && !taken.containsKey("sslrootcert")) {
      throw wording.fault(
          "sslidentity with sslaccept=strict needs sslcert, the file of the server's authority");
    }
    driver.put("sslkey", file);
  }

  private void put(String name, @Nullable String value) {
    if (value != null) {
      driver.put(name, value);
    }
  }
}
