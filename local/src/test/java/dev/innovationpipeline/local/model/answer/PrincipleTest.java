package dev.innovationpipeline.local.model.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrincipleTest {

  static List<Principle> all() {
    return Principle.all();
  }

  /** A number in a card must come from the document. */
  @ParameterizedTest
  @MethodSource("all")
  void hasAllItsWordsAndNoFigureOfItsOwn(Principle principle) {
    List<String> texts =
        Stream.of(
                principle.imperative(),
                principle.meaning(),
                principle.why(),
                principle.test(),
                principle.title(),
                principle.tagline(),
                principle.opening("Acme"),
                principle.solution("Acme"),
                principle.quickWin("Acme"))
            .toList();
    assertThat(texts)
        .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContainPattern("\\d|[{}]"));
    assertThat(principle.solution("Acme")).contains("Acme").endsWith(".");
    assertThat(principle.quickWin("Acme")).contains("Acme").endsWith(".");
    assertThat(principle.opening("Acme")).contains("Acme").doesNotEndWith(".");
  }

  @Test
  void areFoundByTheirNamesWhichDiffer() {
    assertThat(all()).hasSizeGreaterThan(2 * Grounds.COUNT);
    assertThat(all().stream().map(Principle::imperative).distinct()).hasSameSizeAs(all());
    assertThat(all().stream().map(Principle::title).distinct()).hasSameSizeAs(all());
    assertThat(Principle.named("Show proof before the promise")).isPresent();
    assertThat(Principle.named("Something else")).isEmpty();
  }
}
