package dev.innovationpipeline.testing.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.util.TreeScanner;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds string literals in sources; class files would also have inlined constants. */
final class Spellings extends TreeScanner<@Nullable Void, String> {

  private final Set<String> texts;
  private final SortedMap<String, SortedSet<String>> files = new TreeMap<>();

  private Spellings(Set<String> texts) {
    this.texts = texts;
  }

  /** The texts that are in several files, with these. */
  static List<String> repeated(Set<String> texts, JavaClasses classes) {
    Spellings spellings = new Spellings(texts);
    for (CompilationUnitTree unit : SourceFiles.parse(SourceFiles.main(classes))) {
      spellings.scan(unit, unit.getSourceFile().getName());
    }
    return spellings.files.entrySet().stream()
        .filter(text -> text.getValue().size() > 1)
        .map(text -> "\"" + text.getKey() + "\" is in " + String.join(", ", text.getValue()))
        .toList();
  }

  @Override
  public @Nullable Void visitLiteral(LiteralTree literal, String file) {
    if (literal.getValue() instanceof String text && texts.contains(text)) {
      files.computeIfAbsent(text, key -> new TreeSet<>()).add(file);
    }
    return super.visitLiteral(literal, file);
  }
}
