package dev.innovationpipeline.benchmarks.chaos.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.benchmarks.check.Answer;
import dev.innovationpipeline.benchmarks.check.live.StatusAnswers;
import dev.innovationpipeline.benchmarks.cluster.Companies;
import dev.innovationpipeline.benchmarks.provider.ProviderClient;
import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.Exchange;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;

/**
 * Submits a document for several companies, or those of a ZIP archive, and cancels the batch or
 * does what failed of it again.
 */
final class BatchUser {

  /** How a batch goes. */
  private enum Kind {
    PLAIN,
    CANCELLED,
    /** Nobody can read the document, also when it is tried again. */
    RETRIED,
    REVIEWED,
    ARCHIVE
  }

  private static final int MAX_MILLIS_TO_CANCELLATION = 6_000;
  private static final int REVIEWED_STAGE = 3;

  private final Conversation conversation;
  private final ProviderClient documents;
  private final RunUser reviewer;

  BatchUser(Conversation conversation, ProviderClient documents, RunUser reviewer) {
    this.conversation = conversation;
    this.documents = documents;
    this.reviewer = reviewer;
  }

  /**
   * @param marks by which the provider knows the documents, two
   */
  void live(String batch, List<Integer> marks, int company, SplittableRandom random)
      throws InterruptedException {
    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
    List<String> runs = submit(batch, kind, addresses(kind, marks), company, random.nextInt(2, 4));
    if (runs.isEmpty()) {
      return;
    }
    runs.forEach(run -> conversation.note(new Answer.Accepted(run)));
    Watched watched = new Watched(batch, runs);
    if (kind == Kind.CANCELLED) {
      Thread.sleep(random.nextInt(1, MAX_MILLIS_TO_CANCELLATION));
      watched.cancel();
    }
    watched.awaitEnd();
    if (kind == Kind.RETRIED) {
      watched.retry();
      watched.awaitEnd();
    }
  }

  /** Empty when an archive was not stored. */
  private List<String> addresses(Kind kind, List<Integer> marks) throws InterruptedException {
    return switch (kind) {
      case PLAIN, CANCELLED, REVIEWED -> List.of(documents.documentOf(marks.getFirst()));
      case RETRIED -> List.of(documents.missingDocumentOf(marks.getFirst()));
      case ARCHIVE -> unpacked(marks);
    };
  }

  private List<String> unpacked(List<Integer> marks) throws InterruptedException {
    try {
      Path archive = Files.createTempFile("chaos-", ".zip");
      try {
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
          for (int mark : marks) {
            zip.putNextEntry(new ZipEntry("report-%d.txt".formatted(mark)));
            zip.write(ProviderClient.textOf(mark).getBytes(UTF_8));
          }
        }
        return conversation
            .client()
            .unpack(archive)
            .path("documents")
            .valueStream()
            .map(document -> document.path("blob_url").asString())
            .toList();
      } finally {
        Files.delete(archive);
      }
    } catch (ClientException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The ids of its runs; empty when it was not accepted. */
  private List<String> submit(
      String batch, Kind kind, List<String> addresses, int company, int companies)
      throws InterruptedException {
    if (addresses.isEmpty()) {
      return List.of();
    }
    var body = WireJson.MAPPER.createObjectNode().put("batch_id", batch).put("user_id", "chaos");
    var urls = body.putArray("blob_urls");
    addresses.forEach(urls::add);
    var ids = body.putArray("company_ids");
    for (int i = 0; i < companies; i++) {
      ids.add(Companies.numbered((company + i) % Load.COMPANIES));
    }
    if (kind == Kind.REVIEWED) {
      body.putArray("review_after").add(REVIEWED_STAGE);
    }
    return insist(client -> client.post("/batches", body)).stream()
        .flatMap(answer -> answer.body().path("runs").valueStream())
        .map(run -> run.path("run_id").asString())
        .toList();
  }

  /** Sends an idempotent request until it is answered; empty when it is refused. */
  private Optional<Exchange> insist(Conversation.Request request) throws InterruptedException {
    while (conversation.isOpen()) {
      Optional<Exchange> answer = conversation.ask(request);
      if (answer.isPresent() && answer.get().status() < 500) {
        return answer.filter(Exchange::succeeded);
      }
      Thread.sleep(RunUser.POLL_INTERVAL);
    }
    return Optional.empty();
  }

  /** One batch with what was seen of it. */
  private final class Watched {

    private final String batch;
    private final List<String> runs;
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Map<String, Answer> last = new HashMap<>();

    Watched(String batch, List<String> runs) {
      this.batch = batch;
      this.runs = runs;
    }

    void cancel() throws InterruptedException {
      Optional<Exchange> answer =
          insist(client -> client.post("/batches/" + batch + "/cancel", null));
      if (answer.isPresent()) {
        named(answer.get()).forEach(run -> conversation.note(new Answer.Cancelled(run)));
        Instant now = Instant.now();
        runs.forEach(run -> conversation.note(new Answer.BatchCancelled(run, now)));
      }
    }

    void retry() throws InterruptedException {
      insist(client -> client.post("/batches/" + batch + "/retry", null)).stream()
          .flatMap(BatchUser::named)
          .forEach(
              run ->
                  conversation.note(
                      new Answer.Reprocessed(run, attempts.merge(run, 1, Integer::sum))));
    }

    /** Until all runs have ended in the attempts that were asked for, or later ones. */
    void awaitEnd() throws InterruptedException {
      while (conversation.isOpen()) {
        Optional<Exchange> answer = conversation.ask(client -> client.get("/batches/" + batch));
        if (answer.isPresent() && see(answer.get())) {
          return;
        }
        Thread.sleep(RunUser.POLL_INTERVAL);
      }
    }

    private boolean see(Exchange answer) throws InterruptedException {
      if (answer.status() == 404) {
        runs.forEach(run -> conversation.note(new Answer.NotFound(run)));
      }
      return answer.succeeded() && see(answer.body());
    }

    private boolean see(JsonNode body) throws InterruptedException {
      boolean ended = body.path("ended").asBoolean();
      for (JsonNode run : body.path("runs")) {
        String id = run.path("run_id").asString();
        Answer seen = StatusAnswers.ofRun(id, run);
        if (!seen.equals(last.put(id, seen))) {
          conversation.note(seen);
        }
        int attempt = run.path("attempt").asInt();
        ended &= attempt >= attempts.getOrDefault(id, 0);
        attempts.merge(id, attempt, Math::max);
        if (run.path("waiting_for").asString("").equals("review")) {
          Optional<Exchange> status = conversation.ask(client -> client.get("/status/" + id));
          if (status.isPresent()) {
            reviewer.reviewIfAsked(id, status.get().body());
          }
        }
      }
      return ended;
    }
  }

  private static Stream<String> named(Exchange answer) {
    return answer.body().path("run_ids").valueStream().map(JsonNode::asString);
  }
}
