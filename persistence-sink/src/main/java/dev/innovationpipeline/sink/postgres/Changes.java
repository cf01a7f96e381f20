package dev.innovationpipeline.sink.postgres;

import dev.innovationpipeline.sink.batch.AttemptState;
import dev.innovationpipeline.sink.batch.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The changes to the seed's rows of some runs.
 *
 * @param runs states to be written, by run
 * @param outputs outputs to be shown, in place of those shown now
 * @param hidden outputs to remove without a replacement
 * @param users owners of the cards, by run
 */
record Changes(
    SortedMap<String, AttemptState> runs,
    List<Output> outputs,
    List<Output.Key> hidden,
    Map<String, String> users) {

  Changes() {
    this(new TreeMap<>(), new ArrayList<>(), new ArrayList<>(), new TreeMap<>());
  }
}
