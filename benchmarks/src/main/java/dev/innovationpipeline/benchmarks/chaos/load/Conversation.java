package dev.innovationpipeline.benchmarks.chaos.load;

import dev.innovationpipeline.benchmarks.check.Answer;
import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.Exchange;
import dev.innovationpipeline.cli.client.PipelineClient;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests of all users, and the answers that a history has. */
final class Conversation {

  private final PipelineClient client;
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile boolean open = true;

  Conversation(String serverUrl) {
    client = new PipelineClient(serverUrl);
  }

  interface Request {
    Exchange send(PipelineClient client) throws InterruptedException;
  }

  /** Empty when nobody answered. */
  Optional<Exchange> ask(Request request) throws InterruptedException {
    try {
      Exchange answer = request.send(client);
      if (answer.status() >= 500) {
        refused.incrementAndGet();
      }
      return Optional.of(answer);
    } catch (ClientException e) {
      refused.incrementAndGet();
      return Optional.empty();
    }
  }

  void note(Answer answer) {
    answers.add(answer);
  }

  List<Answer> answers() {
    return List.copyOf(answers);
  }

  /** Requests that were answered with an error or not at all. */
  int refused() {
    return refused.get();
  }

  PipelineClient client() {
    return client;
  }

  /** Users stop watching what does not end. */
  void end() {
    open = false;
  }

  boolean isOpen() {
    return open;
  }
}
