package dev.innovationpipeline.ingest.share;

import dev.innovationpipeline.ingest.audit.AuditSubject;
import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.note.Author;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.session.RandomText;
import dev.innovationpipeline.ingest.share.SharedResults.Shareable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/** Makes, lists and revokes links. */
final class ShareAdministration {

  private static final int ID_BYTES = 8;

  private final ShareSettings settings;
  private final ShareBook book;
  private final ShareTopic topic;
  private final SharedResults results;
  private final InstantSource clock;

  ShareAdministration(
      ShareSettings settings,
      ShareBook book,
      ShareTopic topic,
      SharedResults results,
      InstantSource clock) {
    this.settings = settings;
    this.book = book;
    this.topic = topic;
    this.results = results;
    this.clock = clock;
  }

  /** A link with the token that is shown this once. */
  record Made(ShareLink link, String token) {}

  Made create(String runId, byte[] body, Caller caller) {
    Instant now = clock.instant();
    ShareRequest request = ShareRequest.read(body, settings, now);
    Shareable run = results.require(runId, request.cards());
    if (!settings.allows(run.companyId())) {
      throw Problems.forbidden(
          "Cards of this company are not shared by links. A setting of the service says so:"
              + (settings.enabled()
                  ? " pipeline.shares.excluded-companies."
                  : " pipeline.shares.enabled."));
    }
    long open = ofRun(runId).stream().filter(link -> link.holds(now)).count();
    if (open >= settings.maxPerRun()) {
      throw Problems.conflict(
          "Run %s has %d share links, as many as it may (pipeline.shares.max-per-run). Revoke one first."
              .formatted(runId, open));
    }
    String token = ShareLink.token(RandomText.make());
    Author author = Author.of(caller, null);
    ShareLink link =
        new ShareLink(
            newId(),
            runId,
            run.attempt(),
            run.companyId(),
            request.cards(),
            request.title(),
            request.note(),
            request.quotes(),
            request.reasons(),
            ShareLink.hash(token),
            now,
            author.userId(),
            author.keyId(),
            request.expiresAt(),
            null,
            null);
    noteInAudit(link);
    topic.append(link);
    return new Made(link, token);
  }

  /** The newest first, those that have ended included. */
  List<ShareLink> ofRun(String runId) {
    return list(link -> link.runId().equals(runId));
  }

  List<ShareLink> ofCompany(String companyId) {
    return list(link -> link.companyId().equals(companyId));
  }

  private List<ShareLink> list(Predicate<ShareLink> which) {
    topic.requireComplete();
    return book.all().stream()
        .filter(which)
        .sorted(Comparator.comparing(ShareLink::createdAt).thenComparing(ShareLink::id).reversed())
        .toList();
  }

  /**
   * Ends a link for good; one that is revoked already stays as it is.
   *
   * @throws org.springframework.web.ErrorResponseException 404 for one that is not there, or of a
   *     company that is not the caller's
   */
  void revoke(String id, Caller caller) {
    topic.requireComplete();
    ShareLink link =
        book.find(id)
            .filter(found -> caller.sees(found.companyId()))
            .orElseThrow(
                () ->
                    Problems.hidden(
                        "There is no share link %s. GET /runs/{run_id}/shares lists those of a run."
                            .formatted(id)));
    noteInAudit(link);
    if (link.revokedAt() == null) {
      topic.append(link.revoked(clock.instant(), Author.of(caller, null).userId()));
    }
  }

  /** As people see how it is. */
  String stateOf(ShareLink link) {
    if (link.revokedAt() != null) {
      return "revoked";
    }
    if (!link.holds(clock.instant())) {
      return "expired";
    }
    return settings.allows(link.companyId()) ? "open" : "disabled";
  }

  private static void noteInAudit(ShareLink link) {
    AuditSubject.note(
        link.id(), link.companyId().isEmpty() ? List.of() : List.of(link.companyId()));
  }

  private static String newId() {
    byte[] random = new byte[ID_BYTES];
    ThreadLocalRandom.current().nextBytes(random);
    return "sh_" + HexFormat.of().formatHex(random);
  }
}
