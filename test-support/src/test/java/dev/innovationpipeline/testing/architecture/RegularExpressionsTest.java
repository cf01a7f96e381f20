package dev.innovationpipeline.testing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegularExpressionsTest {

  @TempDir Path directory;

  @Test
  void findsEveryExpressionThatIsNotReviewed() throws Exception {
    Path file = directory.resolve("Some.java");
    Files.writeString(
        file,
        """
        class Some {
          Object a = Pattern.compile("a+" + "b+");
          Object b = Pattern.compile(given, 0);
          Object c = Pattern.matches("c+", text);
          Object d = text.matches("d+");
          Object e = text.replaceAll("(e+)", "");
          Object f = text.replaceFirst("f+", "");
          Object g = text.split("g+");
          Object h = text.split("h|h", 2);
          Object reviewed = text.split("r+");
          Object plain = text.split(", ");
          Object ofAList = list.replaceAll(x -> "x+");
          Object replaced = text.replace("(", "+");
        }
        """);

    assertThat(RegularExpressions.notReviewed(List.of(file), Set.of("Some.java r+")))
        .extracting(violation -> violation.substring(0, violation.indexOf(" is not in ")))
        .containsExactly(
            "Some.java (e+)",
            "Some.java a+b+",
            "Some.java c+",
            "Some.java computed",
            "Some.java d+",
            "Some.java f+",
            "Some.java g+",
            "Some.java h|h");
  }
}
