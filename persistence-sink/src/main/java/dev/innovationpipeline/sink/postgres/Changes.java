package dev.innovationpipeline.sink.postgres;

import dev.innovationpipeline.sink.batch.AttemptState;
import dev.innovationpipeline.sink.batch.Output;
import dev.innovationpipeline.sink.batch.OutputKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is to become of the seed's rows of some runs.
 *
 * @param runs states to be written, by run
 * @param outputs outputs to be shown, in place of what their stage shows now
 * @param hidden outputs that are not to be shown any more, and no other in their place
 * @param users whose the cards of a run are
 */
record Changes(
    SortedMap<String, AttemptState> runs,
    List<Output> outputs,
    List<OutputKey> hidden,
    Map<String, String> users) {

  Changes() {
    this(new TreeMap<>(), new ArrayList<>(), new ArrayList<>(), new TreeMap<>());
  }
}
