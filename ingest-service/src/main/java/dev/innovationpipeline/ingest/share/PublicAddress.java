package dev.innovationpipeline.ingest.share;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The address by which people reach this service. */
final class PublicAddress {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final String configured;

  /**
   * @param publicUrl of the settings; may be empty
   * @param pageUri the page's address as browsers name it; may be empty
   */
  PublicAddress(String publicUrl, String pageUri) {
    configured = publicUrl.isEmpty() ? pageUri : publicUrl;
  }

  /** Without a slash at its end. */
  String of(HttpServletRequest request) {
    return configured.isEmpty()
        ? ServletUriComponentsBuilder.fromContextPath(request).build().toUriString()
        : configured;
  }

  /** Why others do not reach an address; null where they may. */
  static @Nullable String warning(String address) {
    String host = URI.create(address).getHost();
    return host != null && LOOPBACK.contains(host)
        ? "This link opens on this machine alone, as %s is its own address. Set PIPELINE_SHARES_PUBLICURL to the address by which others reach the service."
            .formatted(host)
        : null;
  }
}
