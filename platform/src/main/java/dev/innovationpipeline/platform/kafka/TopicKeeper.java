package dev.innovationpipeline.platform.kafka;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Declares the topics beside a service that starts, again and again until the brokers have them.
 */
public final class TopicKeeper implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(TopicKeeper.class);
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
        log.error("{} This service works with them as far as it can.", e.getMessage());
        return;
      } catch (Exception e) {
        log.warn(
            "The topics could not be declared: {}. Declaring them again in {}.",
            e.toString(),
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
