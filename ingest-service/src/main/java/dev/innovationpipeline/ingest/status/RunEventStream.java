package dev.innovationpipeline.ingest.status;

import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Writes one client's stream on a thread of its own. Every event holds the whole status, so a
 * client that was away misses nothing by getting only the newest; the id tells whether it has that.
 */
final class RunEventStream {

  private final SseEmitter emitter;
  private final RunChanges.Subscription subscription;
  private final Duration heartbeat;
  private final BooleanSupplier open;

  RunEventStream(
      SseEmitter emitter,
      RunChanges.Subscription subscription,
      Duration heartbeat,
      BooleanSupplier open) {
    this.emitter = emitter;
    this.subscription = subscription;
    this.heartbeat = heartbeat;
    this.open = open;
  }

  void write(RunStatus snapshot, @Nullable String lastSeen) {
    try (subscription) {
      RunStatus current = snapshot;
      if (current.status().isTerminal() || !id(current).equals(lastSeen)) {
        send(current);
      }
      while (!current.status().isTerminal() && open.getAsBoolean()) {
        current = next(current);
      }
      emitter.complete();
    } catch (IOException | IllegalStateException e) {
      emitter.completeWithError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private RunStatus next(RunStatus current) throws InterruptedException, IOException {
    Optional<RunStatus> change = subscription.next(heartbeat);
    if (change.isEmpty()) {
      emitter.send(SseEmitter.event().comment("still here"));
      return current;
    }
    RunStatus merged = current.merge(change.get());
    if (!merged.equals(current)) {
      send(merged);
    }
    return merged;
  }

  private void send(RunStatus status) throws IOException {
    emitter.send(
        SseEmitter.event()
            .id(id(status))
            .name("status")
            .data(StatusAnswer.of(status), MediaType.APPLICATION_JSON));
  }

  /** The same for the same status on every instance. */
  static String id(RunStatus status) {
    CRC32C sum = new CRC32C();
    sum.update(WireJson.MAPPER.writeValueAsBytes(status));
    return "%d.%d.%08x"
        .formatted(status.progress().attempt(), status.progress().number(), sum.getValue());
  }
}
