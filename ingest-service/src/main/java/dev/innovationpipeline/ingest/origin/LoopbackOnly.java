package dev.innovationpipeline.ingest.origin;

import dev.innovationpipeline.ingest.security.SecurityMode;
import dev.innovationpipeline.ingest.security.SecuritySettings;
import java.net.InetAddress;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;

/** Lets no service in local mode listen beyond the loopback address, unless a setting allows it. */
public final class LoopbackOnly implements ApplicationListener<ApplicationPreparedEvent> {

  @Override
  public void onApplicationEvent(ApplicationPreparedEvent event) {
    require(event.getApplicationContext().getEnvironment());
  }

  /**
   * @throws RemoteAccessException when other machines could reach what asks nobody who they are
   */
  public static void require(ConfigurableEnvironment environment) {
    Binder binder = Binder.get(environment);
    if (!isLocal(binder) || allowsRemote(binder)) {
      return;
    }
    InetAddress address = binder.bind("server.address", InetAddress.class).orElse(null);
    if (address == null) {
      throw new RemoteAccessException("not set");
    }
    if (!address.isLoopbackAddress()) {
      throw new RemoteAccessException(address.getHostAddress());
    }
  }

  /** Read as text: the check of all settings names what is wrong with it. */
  private static boolean isLocal(Binder binder) {
    String mode = binder.bind(SecuritySettings.MODE, String.class).orElse("");
    return mode.strip().equalsIgnoreCase(SecurityMode.LOCAL.name());
  }

  private static boolean allowsRemote(Binder binder) {
    return binder.bind(SecuritySettings.PREFIX + ".allow-remote", Boolean.class).orElse(false);
  }
}
