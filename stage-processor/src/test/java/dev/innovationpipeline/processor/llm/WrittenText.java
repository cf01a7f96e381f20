package dev.innovationpipeline.processor.llm;

import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.StageTextListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Records the text of streamed answers. */
final class WrittenText implements StageTextListener {

  record Update(CallContext call, long position, String text) {}

  volatile boolean watched = true;

  final List<Update> updates = new CopyOnWriteArrayList<>();

  @Override
  public void onText(CallContext call, long position, String text) {
    updates.add(new Update(call, position, text));
  }

  @Override
  public boolean isWatched(String runId) {
    return watched;
  }

  String text() {
    return updates.stream().map(Update::text).collect(Collectors.joining());
  }
}
