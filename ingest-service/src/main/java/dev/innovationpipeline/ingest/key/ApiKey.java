package dev.innovationpipeline.ingest.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.caller.Role;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is kept: everything but the key itself.
 *
 * @param id as in the key's text, by which it is found
 * @param hash the SHA-256 of the key, in hexadecimal digits
 * @param name what it is for, for people
 * @param companies the companies that it is good for; {@code *} for all
 * @param user the person in whose name it starts runs; null for its own name
 * @param actsForUsers whether it may start runs in the name of any person
 * @param createdBy the caller who made it
 * @param expiresAt null for never
 * @param revokedAt null while it is good
 */
record ApiKey(
    String id,
    String hash,
    String name,
    List<String> companies,
    Role role,
    @Nullable String user,
    boolean actsForUsers,
    Instant createdAt,
    String createdBy,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt) {

  static final String ALL_COMPANIES = "*";

  private static final String CALLER_PREFIX = "key:";

  ApiKey {
    companies = List.copyOf(companies);
  }

  boolean isOf(String otherHash) {
    return MessageDigest.isEqual(hash.getBytes(US_ASCII), otherHash.getBytes(US_ASCII));
  }

  boolean holds(Instant now) {
    return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
  }

  boolean everyCompany() {
    return companies.contains(ALL_COMPANIES);
  }

  /** Whether a caller belongs to all its companies. */
  boolean isWithin(Caller caller) {
    return caller.everyCompany() || (!everyCompany() && companies.stream().allMatch(caller::sees));
  }

  ApiKey revoked(Instant at) {
    return new ApiKey(
        id,
        hash,
        name,
        companies,
        role,
        user,
        actsForUsers,
        createdAt,
        createdBy,
        expiresAt,
        revokedAt == null ? at : revokedAt);
  }

  Caller caller() {
    String own = CALLER_PREFIX + id;
    return new Caller(
        Caller.Means.KEY,
        own,
        user == null ? own : user,
        everyCompany(),
        Set.copyOf(companies),
        role,
        actsForUsers,
        expiresAt);
  }

  /** The id of the key that a caller holds. */
  static String idOf(Caller caller) {
    return caller.name().substring(CALLER_PREFIX.length());
  }
}
