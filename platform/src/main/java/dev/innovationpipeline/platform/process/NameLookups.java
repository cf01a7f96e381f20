package dev.innovationpipeline.platform.process;

import java.security.Security;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/**
 * Limits how long this process believes the address of a name, so that it follows a server that
 * moves. The JVM's own limit is 30 s, which would be added to every move; the look-ups of new
 * connections alone are cheap. It is the same for Kafka, the database and the provider, as all of
 * them ask the JVM. A limit that somebody set counts: in the file {@code java.security}, or as the
 * system property {@code sun.net.inetaddr.ttl}.
 */
final class NameLookups
    implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

  /** In seconds; read by the JVM at its first look-up. */
  private static final String TTL = "networkaddress.cache.ttl";

  /** The records of managed databases live so long when these fail over. */
  private static final int TTL_SECONDS = 5;

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (Security.getProperty(TTL) == null && System.getProperty("sun.net.inetaddr.ttl") == null) {
      Security.setProperty(TTL, String.valueOf(TTL_SECONDS));
    }
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
