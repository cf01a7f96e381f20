package dev.innovationpipeline.ingest.share;

import dev.innovationpipeline.schema.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link to cards of a run.
 *
 * @param attempt whose cards are shown, also once the run has another
 * @param cards the numbers of the cards; none: all of them
 * @param title the heading of the page; null for that of the company
 * @param note for those who list links, as for whom it is; never on the page
 * @param quotes whether quotes of the document are shown
 * @param reasons whether the inspiration and the principle of each card are shown
 * @param tokenHash SHA-256 of the token, which itself is kept nowhere
 * @param createdBy a person's id, or key: and a key's id
 * @param keyId of the API key with which it was made; null for none
 */
record ShareLink(
    String id,
    String runId,
    int attempt,
    String companyId,
    List<Integer> cards,
    @Nullable String title,
    @Nullable String note,
    boolean quotes,
    boolean reasons,
    String tokenHash,
    Instant createdAt,
    String createdBy,
    @Nullable String keyId,
    Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable String revokedBy) {

  /** By which scanners know a token that has leaked. */
  private static final String TOKEN_PREFIX = "ips_";

  ShareLink {
    cards = List.copyOf(cards);
  }

  /** The token of random characters. */
  static String token(String random) {
    return TOKEN_PREFIX + random;
  }

  boolean isOf(String hash) {
    return MessageDigest.isEqual(
        hash.getBytes(StandardCharsets.US_ASCII), tokenHash.getBytes(StandardCharsets.US_ASCII));
  }

  static String hash(String token) {
    return Sha256.of(token);
  }

  boolean holds(Instant now) {
    return revokedAt == null && now.isBefore(expiresAt);
  }

  /** When it ended, or will. */
  Instant endsAt() {
    return revokedAt == null || expiresAt.isBefore(revokedAt) ? expiresAt : revokedAt;
  }

  ShareLink revoked(Instant at, String by) {
    return new ShareLink(
        id, runId, attempt, companyId, cards, title, note, quotes, reasons, tokenHash, createdAt,
        createdBy, keyId, expiresAt, at, by);
  }
}
