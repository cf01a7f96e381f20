package dev.innovationpipeline.ingest.webhook;

import dev.innovationpipeline.ingest.audit.AuditSubject;
import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.company.Companies;
import dev.innovationpipeline.ingest.company.CompanyVersion;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.webhook.WebhookEndpoint.KeptSecret;
import dev.innovationpipeline.schema.webhook.WebhookSecret;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Makes, changes and deletes the endpoints of companies. */
public final class WebhookAdministration {

  private static final int ID_BYTES = 8;

  private final WebhookSettings settings;
  private final WebhookBook book;
  private final WebhookTopic topic;
  private final Companies companies;
  private final SecretBox secrets;
  private final InstantSource clock;

  WebhookAdministration(
      WebhookSettings settings,
      WebhookBook book,
      WebhookTopic topic,
      Companies companies,
      SecretBox secrets,
      InstantSource clock) {
    this.settings = settings;
    this.book = book;
    this.topic = topic;
    this.companies = companies;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** An endpoint with the secret that is shown this once. */
  record Made(KnownWebhook webhook, WebhookSecret secret) {}

  List<KnownWebhook> list(String companyId) {
    topic.requireComplete();
    return book.of(companyId);
  }

  /**
   * @throws org.springframework.web.ErrorResponseException 404 where the company has none of that
   *     id
   */
  public KnownWebhook require(String companyId, String id) {
    topic.requireComplete();
    KnownWebhook found =
        book.find(id)
            .filter(known -> known.endpoint().companyId().equals(companyId) && !known.isDeleted())
            .orElseThrow(
                () ->
                    Problems.notFound(
                        "Company %s has no webhook %s. GET /companies/%s/webhooks lists those that there are."
                            .formatted(companyId, id, companyId)));
    AuditSubject.note(id, List.of(companyId));
    return found;
  }

  Made create(String companyId, byte[] body, Caller caller) {
    CompanyVersion.requireId(companyId);
    topic.requireComplete();
    WebhookRequest request = WebhookRequest.read(body, true, settings.allowPrivateAddresses());
    companies.requireKnown("company_id", companyId, caller);
    if (book.of(companyId).size() >= settings.maxEndpoints()) {
      throw Problems.conflict(
          "Company %s has %d webhooks, as many as it may (pipeline.webhooks.max-endpoints). Delete one first."
              .formatted(companyId, settings.maxEndpoints()));
    }
    Instant now = clock.instant();
    WebhookSecret secret = WebhookSecret.generate();
    String id = newId();
    WebhookEndpoint made =
        request.appliedTo(
            new WebhookEndpoint(
                id,
                companyId,
                "",
                "",
                List.of(),
                List.of(new KeptSecret(secrets.keep(id, secret), null)),
                true,
                now,
                now,
                caller.name(),
                now,
                caller.name(),
                null),
            now,
            caller.name());
    AuditSubject.note(id, List.of(companyId));
    topic.append(made);
    return new Made(require(companyId, id), secret);
  }

  KnownWebhook change(String companyId, String id, byte[] body, Caller caller) {
    WebhookEndpoint before = require(companyId, id).endpoint();
    WebhookRequest request = WebhookRequest.read(body, false, settings.allowPrivateAddresses());
    topic.append(request.appliedTo(before, clock.instant(), caller.name()));
    return require(companyId, id);
  }

  /** The former secret signs beside the new one for a time; one before it no longer does. */
  Made rotate(String companyId, String id, Caller caller) {
    WebhookEndpoint before = require(companyId, id).endpoint();
    Instant now = clock.instant();
    WebhookSecret secret = WebhookSecret.generate();
    List<KeptSecret> both = new ArrayList<>();
    both.add(new KeptSecret(secrets.keep(id, secret), null));
    before.secrets().stream()
        .findFirst()
        .ifPresent(
            former -> both.add(new KeptSecret(former.sealed(), now.plus(settings.rotation()))));
    topic.append(before.signedBy(both, now, caller.name()));
    return new Made(require(companyId, id), secret);
  }

  void delete(String companyId, String id, Caller caller) {
    WebhookEndpoint before = require(companyId, id).endpoint();
    topic.append(before.deleted(clock.instant(), caller.name()));
  }

  private static String newId() {
    byte[] random = new byte[ID_BYTES];
    ThreadLocalRandom.current().nextBytes(random);
    return "wh_" + HexFormat.of().formatHex(random);
  }
}
