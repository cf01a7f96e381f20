package dev.innovationpipeline.schema.topic;

import java.time.Duration;

/**
 * Declares the topics beside a service that starts, again and again until the brokers have them.
 */
public final class TopicKeeper implements AutoCloseable {

  private static final System.Logger log = System.getLogger(TopicKeeper.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final TopicDeclaration declaration;
  private final Thread thread;

  private TopicKeeper(TopicDeclaration declaration) {
    this.declaration = declaration;
    this.thread = Thread.ofVirtual().name("declare-topics").unstarted(this::declare);
  }

  public static TopicKeeper start(TopicDeclaration declaration) {
    TopicKeeper keeper = new TopicKeeper(declaration);
    keeper.thread.start();
    return keeper;
  }

  private void declare() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        declaration.declare();
        return;
      } catch (InterruptedException e) {
        return;
      } catch (UnsuitableTopicsException e) {
        log.log(
            System.Logger.Level.ERROR,
            e.getMessage() + " This service works with them as far as it can.");
        return;
      } catch (Exception e) {
        log.log(
            System.Logger.Level.WARNING,
            "The topics could not be declared: {0}. Declaring them again in {1}.",
            e,
            PAUSE);
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
