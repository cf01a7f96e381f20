package dev.innovationpipeline.ingest.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.ingest.session.Seal;
import dev.innovationpipeline.schema.webhook.WebhookSecret;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Secrets as they are kept: encrypted where the settings have a key, else as they are. */
public final class SecretBox {

  private static final String SEALED = "sealed:";

  private final @Nullable Seal seal;

  public SecretBox(@Nullable String key) {
    seal = key == null ? null : new Seal(HexFormat.of().parseHex(key));
  }

  /** A text for this endpoint alone: under another's name it cannot be opened. */
  public String keep(String endpointId, WebhookSecret secret) {
    return seal == null
        ? secret.text()
        : SEALED + seal.seal(endpointId, secret.text().getBytes(UTF_8));
  }

  /** Empty for a secret that was encrypted with another key than the settings have now. */
  public Optional<WebhookSecret> open(String endpointId, String kept) {
    if (!kept.startsWith(SEALED)) {
      return WebhookSecret.parse(kept);
    }
    return seal == null
        ? Optional.empty()
        : seal.open(endpointId, kept.substring(SEALED.length()))
            .flatMap(text -> WebhookSecret.parse(new String(text, UTF_8)));
  }
}
