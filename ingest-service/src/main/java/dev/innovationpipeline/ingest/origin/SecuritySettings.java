package dev.innovationpipeline.ingest.origin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The access to the service.
 *
 * @param mode null outside local mode: the network in front of the service decides
 * @param allowRemote whether local mode may listen beyond this machine's loopback address. False,
 *     because it asks nobody who they are.
 * @param allowedHosts further names of the service, as {@code pipeline.example.com} or {@code
 *     pipeline.example.com:8443}; without a port, any port. None by default: local mode then has
 *     the names of the loopback address, and outside of it any name is accepted, as proxies and
 *     probes use many.
 */
@ConfigurationProperties(SecuritySettings.PREFIX)
record SecuritySettings(
    @Nullable SecurityMode mode,
    @DefaultValue("false") boolean allowRemote,
    @DefaultValue List<String> allowedHosts) {

  static final String PREFIX = "pipeline.security";

  SecuritySettings {
    allowedHosts = List.copyOf(allowedHosts);
  }

  boolean isLocal() {
    return mode == SecurityMode.LOCAL;
  }
}
