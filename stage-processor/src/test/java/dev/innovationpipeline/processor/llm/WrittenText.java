package dev.innovationpipeline.processor.llm;

import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.StageTextListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Records the text of streamed answers. */
final class WrittenText implements StageTextListener {

  record Piece(CallContext call, long position, String text) {}

  final List<Piece> pieces = new CopyOnWriteArrayList<>();

  @Override
  public void onText(CallContext call, long position, String text) {
    pieces.add(new Piece(call, position, text));
  }

  String text() {
    return pieces.stream().map(Piece::text).collect(Collectors.joining());
  }
}
