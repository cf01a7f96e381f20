package dev.innovationpipeline.processor.stage.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Holds a prompt to the material that its stage has. */
final class PromptMaterial {

  /** Material that an override of an older prompt does not know of. */
  private static final Set<String> OPTIONAL = Set.of("evidence");

  private PromptMaterial() {}

  /**
   * Each mistake as the end of a sentence about the file.
   *
   * @param shipped a prompt of the same stage that names all material
   */
  static List<String> faults(Prompt prompt, Prompt shipped) {
    Set<String> known = shipped.user().placeholders();
    Set<String> named = prompt.user().placeholders();
    List<String> faults = new ArrayList<>();
    named.stream()
        .filter(name -> !known.contains(name))
        .forEach(
            name ->
                faults.add(
                    "names the material {{%s}}, which its stage does not have%s"
                        .formatted(name, PromptHead.near(name, known))));
    known.stream()
        .filter(name -> !named.contains(name) && !OPTIONAL.contains(name))
        .forEach(
            name -> faults.add("lacks a place for the material {{" + name + "}} of its stage"));
    new PromptTemplate(prompt.system())
        .placeholders()
        .forEach(
            name ->
                faults.add(
                    "names the material {{%s}} in its system message, where none is put in"
                        .formatted(name)));
    return faults;
  }
}
