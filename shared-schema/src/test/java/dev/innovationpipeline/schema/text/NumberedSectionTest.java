package dev.innovationpipeline.schema.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberedSectionTest {

  @Test
  void sectionsEndWhereTheNextOfTheirLevelBegins() {
    assertThat(
            NumberedSection.in(
                """
                # Trends

                ## Trend 1: Refill
                - **Signal:** jars
                ### 2020 and after
                more
                ## Where they meet
                both
                ## Trend 2: Stay out
                rain
                ## Trend 2: again
                """))
        .containsExactly(
            new NumberedSection(1, "Refill", "- **Signal:** jars\n### 2020 and after\nmore"),
            new NumberedSection(2, "Stay out", "rain"));
  }

  @ParameterizedTest
  @CsvSource({
    "## Principle 3: Give time back, 3, Give time back",
    "### **Principle #3** – Give time back, 3, Give time back",
    "## 3. Give time back, 3, Give time back",
    "## Prinzip 3 — Zeit, 3, Zeit",
    "## 原则 12: 时间, 12, 时间"
  })
  void headingsAreReadAsModelsWriteThem(String line, int number, String title) {
    assertThat(NumberedSection.in(line)).containsExactly(new NumberedSection(number, title, ""));
  }

  @ParameterizedTest
  @CsvSource({"## Where they meet", "##Trend 1", "Trend 1: no heading", "## Trend 1st: x", "#"})
  void othersHaveNoNumber(String line) {
    assertThat(NumberedSection.in(line)).isEmpty();
  }
}
