package dev.innovationpipeline.ingest.key;

import dev.innovationpipeline.ingest.audit.AuditSubject;
import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.caller.Role;
import dev.innovationpipeline.ingest.company.Companies;
import dev.innovationpipeline.ingest.key.KeyTopic.KeyNotKeptException;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.security.SecurityMode;
import dev.innovationpipeline.ingest.security.SecuritySettings;
import dev.innovationpipeline.schema.key.ApiKeyText;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes and revokes keys, within the companies of the administrator who asks. */
final class KeyAdministration {

  private static final String NO_KEY = "There is no key of that id.";

  private final SecuritySettings settings;
  private final Keys keys;
  private final KeyTopic topic;
  private final Companies companies;
  private final InstantSource clock;

  KeyAdministration(
      SecuritySettings settings,
      Keys keys,
      KeyTopic topic,
      Companies companies,
      InstantSource clock) {
    this.settings = settings;
    this.keys = keys;
    this.topic = topic;
    this.companies = companies;
    this.clock = clock;
  }

  record Made(ApiKeyText text, ApiKey key) {}

  Made make(byte[] body, Caller caller) {
    requireMode();
    KeyRequest request = KeyRequest.read(body, clock.instant());
    ApiKeyText text = ApiKeyText.generate();
    ApiKey key =
        new ApiKey(
            text.id(),
            text.hash(),
            request.name(),
            request.companies(),
            request.role(),
            request.user(),
            Boolean.TRUE.equals(request.actsForUsers()),
            clock.instant(),
            caller.name(),
            request.expiresAt(),
            null);
    if (!key.isWithin(caller)) {
      throw Problems.forbidden("A key may be good for your own companies only.");
    }
    requireCompanies(key, caller);
    keep(key);
    return new Made(text, key);
  }

  /** An operator's key adds its company's profile, so that it may be made before that. */
  private void requireCompanies(ApiKey key, Caller caller) {
    if (key.everyCompany() || key.role().includes(Role.OPERATOR)) {
      return;
    }
    for (int i = 0; i < key.companies().size(); i++) {
      companies.requireKnown("companies[%d]".formatted(i), key.companies().get(i), caller);
    }
  }

  /** The newest first. */
  List<ApiKey> visibleTo(Caller caller) {
    return keys.all().stream()
        .filter(key -> key.isWithin(caller))
        .sorted(Comparator.comparing(ApiKey::createdAt).reversed().thenComparing(ApiKey::id))
        .toList();
  }

  /** Idempotent. */
  void revoke(String id, Caller caller) {
    requireMode();
    ApiKey key =
        Optional.of(id)
            .filter(ApiKeyText::isId)
            .flatMap(keys::byId)
            .orElseThrow(() -> Problems.notFound(NO_KEY));
    if (!key.isWithin(caller)) {
      throw Problems.hidden(NO_KEY);
    }
    if (key.revokedAt() == null) {
      keep(key.revoked(clock.instant()));
    }
  }

  private void keep(ApiKey key) {
    AuditSubject.note(key.id(), key.everyCompany() ? List.of() : key.companies());
    try {
      topic.keep(key);
    } catch (KeyNotKeptException e) {
      throw Problems.unavailable("Kafka did not acknowledge the key. Send the request again.", e);
    }
  }

  private void requireMode() {
    if (!settings.takes(SecurityMode.KEYS)) {
      throw Problems.conflict(
          "This service takes no keys. Set PIPELINE_SECURITY_MODE (pipeline.security.mode) to keys"
              + " or jwt,keys.");
    }
  }
}
