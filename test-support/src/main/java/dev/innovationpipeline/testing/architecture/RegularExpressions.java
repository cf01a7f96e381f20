package dev.innovationpipeline.testing.architecture;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.util.TreeScanner;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds regular expressions in sources. Java's engine backtracks: a short text from outside can
 * make it compute for hours or overflow the stack. So each expression is on a list of reviewed
 * ones, with the file that uses it, or its text is read by hand.
 */
final class RegularExpressions extends TreeScanner<@Nullable Void, String> {

  private static final String LIST = "reviewed-regular-expressions.txt";
  private static final List<String> NOT_SHIPPED =
      List.of("benchmarks", "system-tests", "test-support");

  private static final String COMPUTED = "computed";
  private static final String META_CHARACTERS = "\\[](){}*+?.^$|";

  private final Set<String> found = new TreeSet<>();

  private RegularExpressions() {}

  static List<String> notReviewed(JavaClasses classes) {
    List<Path> shipped =
        SourceFiles.main(classes).stream().filter(RegularExpressions::isShipped).toList();
    return notReviewed(shipped, reviewed());
  }

  /**
   * @param reviewed lines of a file's name, a blank, and the expression
   */
  static List<String> notReviewed(List<Path> files, Set<String> reviewed) {
    RegularExpressions expressions = new RegularExpressions();
    for (CompilationUnitTree unit : SourceFiles.parse(files)) {
      expressions.scan(unit, Path.of(unit.getSourceFile().getName()).getFileName().toString());
    }
    return expressions.found.stream()
        .filter(expression -> !reviewed.contains(expression))
        .map(expression -> expression + " is not in " + LIST)
        .toList();
  }

  /** Tests and measurements choose their texts themselves. */
  private static boolean isShipped(Path file) {
    return NOT_SHIPPED.stream().noneMatch(module -> file.toString().contains("/" + module + "/"));
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree call, String file) {
    if (call.getMethodSelect() instanceof MemberSelectTree method
        && !call.getArguments().isEmpty()) {
      ExpressionTree first = call.getArguments().getFirst();
      String text = textOf(first);
      if (method.getExpression().toString().equals("Pattern")
          && Set.of("compile", "matches").contains(method.getIdentifier().toString())) {
        found.add(file + " " + Objects.requireNonNullElse(text, COMPUTED));
      } else if (text != null && takesExpression(method, call.getArguments().size(), text)) {
        found.add(file + " " + text);
      }
    }
    return super.visitMethodInvocation(call, file);
  }

  /** Of the methods of String; a text without meta-characters is no expression to them. */
  private static boolean takesExpression(MemberSelectTree method, int arguments, String text) {
    boolean named =
        switch (method.getIdentifier().toString()) {
          case "matches" -> arguments == 1;
          case "replaceAll", "replaceFirst" -> arguments == 2;
          case "split" -> arguments <= 2;
          default -> false;
        };
    return named && text.chars().anyMatch(character -> META_CHARACTERS.indexOf(character) >= 0);
  }

  /** Of a literal or of several put together; null for anything else. */
  private static @Nullable String textOf(ExpressionTree tree) {
    if (tree instanceof LiteralTree literal && literal.getValue() instanceof String text) {
      return text.replace("\n", "\\n");
    }
    if (tree instanceof ParenthesizedTree inner) {
      return textOf(inner.getExpression());
    }
    if (tree instanceof BinaryTree sum) {
      String left = textOf(sum.getLeftOperand());
      String right = textOf(sum.getRightOperand());
      return left == null || right == null ? null : left + right;
    }
    return null;
  }

  private static Set<String> reviewed() {
    try (InputStream list = RegularExpressions.class.getResourceAsStream(LIST)) {
      return new String(Objects.requireNonNull(list, LIST).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
