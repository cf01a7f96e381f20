package dev.innovationpipeline.platform.kafka;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Declares the topics while a service starts, and retries until the brokers have them. Nothing
 * relies on the brokers creating topics by themselves.
 */
public final class TopicKeeper implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(TopicKeeper.class);
  private static final Duration RETRY_INTERVAL = Duration.ofSeconds(2);

  private final TopicDeclaration declaration;
  private final Thread thread;

  TopicKeeper(TopicDeclaration declaration) {
    this.declaration = declaration;
    this.thread = Thread.ofVirtual().name("declare-topics").start(this::declare);
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
            "The topics could not be declared ({}); retrying in {}.", e.toString(), RETRY_INTERVAL);
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(RETRY_INTERVAL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void destroy() {
    thread.interrupt();
  }
}
