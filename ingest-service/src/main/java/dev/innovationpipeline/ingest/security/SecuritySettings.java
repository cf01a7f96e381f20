package dev.innovationpipeline.ingest.security;

import dev.innovationpipeline.platform.settings.InvalidSettingsException;
import dev.innovationpipeline.schema.key.ApiKeyText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The access to the service.
 *
 * @param mode local, jwt, keys, or jwt and keys. No default: a service that nobody has told how to
 *     know its clients does not start.
 * @param allowRemote whether local mode may listen beyond this machine's loopback address. False,
 *     because it asks nobody who they are.
 * @param allowedHosts further names of the service, as {@code pipeline.example.com} or {@code
 *     pipeline.example.com:8443}; without a port, any port. None by default: local mode then has
 *     the names of the loopback address, and outside of it any name is accepted, as proxies and
 *     probes use many.
 * @param adminKey a key of an administrator of all companies, by which the first keys are made;
 *     none by default
 * @param processorKey the key with which processors fetch uploads: viewer, all companies. None by
 *     default; one that is made with {@code ./pipeline keys create} does as well.
 * @param keysDirectory where an administrator's key and that of sessions are made at the first
 *     start, in mode keys, when settings name none; none by default
 * @param processorKeyFile the file in which the processors' key is made likewise; none by default
 * @param jwt how tokens are checked and read, in mode jwt
 * @param login the login of people at the page
 */
@ConfigurationProperties(SecuritySettings.PREFIX)
public record SecuritySettings(
    @DefaultValue Set<SecurityMode> mode,
    @DefaultValue("false") boolean allowRemote,
    @DefaultValue List<String> allowedHosts,
    @Nullable String adminKey,
    @Nullable String processorKey,
    @Nullable Path keysDirectory,
    @Nullable Path processorKeyFile,
    @DefaultValue JwtSettings jwt,
    @DefaultValue LoginSettings login) {

  public static final String PREFIX = "pipeline.security";

  /** The setting that a service outside local mode must have. */
  public static final String MODE = PREFIX + ".mode";

  public SecuritySettings {
    mode = Set.copyOf(mode);
    allowedHosts = List.copyOf(allowedHosts);
    List<String> faults = new ArrayList<>();
    if (mode.isEmpty()) {
      faults.add(
          "PIPELINE_SECURITY_MODE (pipeline.security.mode) is not set. Set it to keys, jwt, or"
              + " jwt,keys, for the service to ask its clients who they are; or to local, where"
              + " only this machine reaches it.");
    }
    if (mode.contains(SecurityMode.LOCAL) && mode.size() > 1) {
      faults.add(MODE + " must be local, jwt, keys or jwt,keys: local asks nobody.");
    }
    if (mode.contains(SecurityMode.JWT)) {
      jwt.addFaults(faults);
    }
    login.addFaults(faults, mode);
    addFault(faults, "admin-key", adminKey);
    addFault(faults, "processor-key", processorKey);
    if (!faults.isEmpty()) {
      throw new InvalidSettingsException(faults);
    }
  }

  private static void addFault(List<String> faults, String name, @Nullable String key) {
    if (key != null && !key.isEmpty() && ApiKeyText.parse(key).isEmpty()) {
      faults.add(PREFIX + "." + name + " must be a key as ./pipeline keys generate makes it.");
    }
  }

  /** Whether nobody is asked. */
  public boolean isLocal() {
    return mode.contains(SecurityMode.LOCAL);
  }

  public boolean takes(SecurityMode means) {
    return mode.contains(means);
  }

  /** Without the keys. */
  @Override
  public String toString() {
    return "SecuritySettings[mode="
        + mode
        + ", allowedHosts="
        + allowedHosts
        + ", jwt="
        + jwt
        + ", login="
        + login
        + "]";
  }
}
