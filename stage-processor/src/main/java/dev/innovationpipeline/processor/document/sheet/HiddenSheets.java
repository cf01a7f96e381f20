package dev.innovationpipeline.processor.document.sheet;

import java.util.HashSet;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Finds the sheets of an XLSX file that are hidden. */
final class HiddenSheets extends DefaultHandler {

  private static final Set<String> HIDDEN = Set.of("hidden", "veryHidden");

  private final Set<String> names = new HashSet<>();

  Set<String> names() {
    return names;
  }

  @Override
  public void startElement(String namespace, String name, String qualified, Attributes attributes) {
    String state = attributes.getValue("state");
    if (name.equals("sheet") && state != null && HIDDEN.contains(state)) {
      names.add(attributes.getValue("name"));
    }
  }
}
