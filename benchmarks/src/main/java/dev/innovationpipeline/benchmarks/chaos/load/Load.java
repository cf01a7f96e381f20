package dev.innovationpipeline.benchmarks.chaos.load;

import dev.innovationpipeline.benchmarks.check.Answer;
import dev.innovationpipeline.benchmarks.check.live.StatusAnswers;
import dev.innovationpipeline.benchmarks.provider.ProviderClient;
import dev.innovationpipeline.schema.event.RunOptions.Batched;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Users, who come one after the other; some start a batch. */
public final class Load {

  /** The companies of the runs, numbered from 0. */
  public static final int COMPANIES = 8;

  private static final String LABEL = "chaos";

  /** One user in so many starts a batch. */
  private static final int USERS_PER_BATCH = 10;

  private static final int DOCUMENTS_PER_USER = 2;

  private static final Duration COMPLETION_POLL_INTERVAL = Duration.ofMillis(250);

  private final Conversation conversation;
  private final RunUser runUser;
  private final BatchUser batchUser;
  private final ProviderClient documents;
  private final long seed;
  private final boolean batches;
  private final AtomicInteger watched = new AtomicInteger();
  private volatile boolean submitting = true;

  /**
   * @param documents the provider as the services reach it
   * @param batches whether some users start batches
   */
  public Load(String serverUrl, ProviderClient documents, long seed, boolean batches) {
    conversation = new Conversation(serverUrl);
    runUser = new RunUser(conversation);
    batchUser = new BatchUser(conversation, documents, runUser);
    this.documents = documents;
    this.seed = seed;
    this.batches = batches;
  }

  public void start(double rate) {
    Duration interval = Duration.ofNanos((long) (1e9 / rate));
    Thread.ofPlatform()
        .daemon()
        .name("load")
        .start(
            () -> {
              try {
                for (int number = 0; submitting; number++) {
                  int user = number;
                  watched.incrementAndGet();
                  Thread.ofVirtual().start(() -> live(user));
                  Thread.sleep(interval);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  public void stopSubmitting() {
    submitting = false;
  }

  /** Waits until every run is seen to have ended; false when that takes too long. */
  public boolean awaitEnds(Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (watched.get() > 0 && System.nanoTime() - deadline < 0) {
      Thread.sleep(RunUser.POLL_INTERVAL);
    }
    conversation.end();
    return watched.get() == 0;
  }

  public List<Answer> answers() {
    return conversation.answers();
  }

  /** The answers about every accepted run and batch now; to be asked when all have ended. */
  public List<Answer> statusesAtRest() throws InterruptedException {
    List<Answer> atRest = new ArrayList<>();
    Set<String> ofBatches = new LinkedHashSet<>();
    for (Answer answer : answers()) {
      if (answer instanceof Answer.Accepted(String id)) {
        conversation
            .ask(client -> client.get("/status/" + id))
            .flatMap(exchange -> StatusAnswers.atRest(id, exchange))
            .ifPresent(atRest::add);
        if (id.indexOf('.') > 0) {
          ofBatches.add(id.substring(0, id.indexOf('.')));
        }
      }
    }
    for (String id : ofBatches) {
      conversation
          .ask(client -> client.get("/batches/" + id))
          .flatMap(exchange -> StatusAnswers.batchAtRest(id, exchange))
          .ifPresent(atRest::add);
    }
    return atRest;
  }

  /** Requests that were answered with an error or not at all. */
  public int refused() {
    return conversation.refused();
  }

  /**
   * When a run that was submitted after an instant had completed; null when none did in time.
   *
   * @param meanwhile before each look
   */
  public @Nullable Instant awaitCompletionOfOneSubmittedAfter(
      Instant instant, Duration timeout, Runnable meanwhile) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (System.nanoTime() - deadline < 0) {
      meanwhile.run();
      Optional<Instant> completed = runUser.completionOfOneSubmittedAfter(instant);
      if (completed.isPresent()) {
        return completed.get();
      }
      Thread.sleep(COMPLETION_POLL_INTERVAL);
    }
    return null;
  }

  /**
   * The run that is the first on a document.
   *
   * @param mark by which the provider knows the document
   */
  public String firstRunOn(int mark) {
    int user = mark / DOCUMENTS_PER_USER;
    String id = id(user);
    return startsBatch(user) ? Batched.runOf(id, mark % DOCUMENTS_PER_USER + 1, 1) : id;
  }

  private static String id(int user) {
    return LABEL + "-%08d".formatted(user);
  }

  private boolean startsBatch(int user) {
    return batches && user % USERS_PER_BATCH == USERS_PER_BATCH - 1;
  }

  private void live(int user) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + user);
    int mark = user * DOCUMENTS_PER_USER;
    int company = user % COMPANIES;
    try {
      if (startsBatch(user)) {
        batchUser.live(id(user), List.of(mark, mark + 1), company, random);
      } else {
        runUser.live(id(user), documents.documentOf(mark), company, random);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      watched.decrementAndGet();
    }
  }
}
