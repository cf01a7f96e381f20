package dev.innovationpipeline.ingest.webhook;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An address that a company wants messages sent to, as it is kept.
 *
 * @param types the wire names of what it wants; none: everything
 * @param secrets the newest first; two at most
 * @param enabledAt when somebody made or last enabled it: a disabling before no longer counts
 * @param deletedAt null while it is there; what is deleted is kept without its secrets
 */
public record WebhookEndpoint(
    String id,
    String companyId,
    String url,
    String description,
    List<String> types,
    List<KeptSecret> secrets,
    boolean enabled,
    Instant enabledAt,
    Instant createdAt,
    String createdBy,
    Instant changedAt,
    String changedBy,
    @Nullable Instant deletedAt) {

  /**
   * A secret as it is kept.
   *
   * @param sealed by {@link SecretBox}
   * @param validUntil null for the newest
   */
  public record KeptSecret(String sealed, @Nullable Instant validUntil) {

    /** Tells nothing: a secret belongs into no log. */
    @Override
    public String toString() {
      return "KeptSecret[validUntil=" + validUntil + "]";
    }
  }

  public WebhookEndpoint {
    types = List.copyOf(types);
    secrets = List.copyOf(secrets);
  }

  /** Whether it wants messages of a type. */
  public boolean wants(EventType type) {
    return types.isEmpty() || types.contains(type.wireName());
  }

  /** The secrets that sign a message now. */
  public Stream<KeptSecret> signing(Instant now) {
    return secrets.stream()
        .filter(secret -> secret.validUntil() == null || now.isBefore(secret.validUntil()));
  }

  /**
   * @param nowEnabled null: as before
   */
  WebhookEndpoint changed(
      String newUrl,
      String newDescription,
      List<String> newTypes,
      @Nullable Boolean nowEnabled,
      Instant at,
      String by) {
    return new WebhookEndpoint(
        id,
        companyId,
        newUrl,
        newDescription,
        newTypes,
        secrets,
        nowEnabled == null ? enabled : nowEnabled,
        Boolean.TRUE.equals(nowEnabled) ? at : enabledAt,
        createdAt,
        createdBy,
        at,
        by,
        deletedAt);
  }

  WebhookEndpoint signedBy(List<KeptSecret> newSecrets, Instant at, String by) {
    return new WebhookEndpoint(
        id,
        companyId,
        url,
        description,
        types,
        newSecrets,
        enabled,
        enabledAt,
        createdAt,
        createdBy,
        at,
        by,
        deletedAt);
  }

  WebhookEndpoint deleted(Instant at, String by) {
    return new WebhookEndpoint(
        id, companyId, "", "", types, List.of(), false, enabledAt, createdAt, createdBy, at, by,
        at);
  }
}
