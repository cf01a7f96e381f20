package dev.innovationpipeline.platform.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTextTest {

  @Test
  void yamlAndJsonHaveTheSameFields() {
    Map<String, Object> fields = Map.of("name", "Acme", "brands", List.of("A", "B"));
    assertThat(ProfileText.fields("name: Acme\nbrands: [A, B]\n").equals(fields)).isTrue();
    assertThat(
            ProfileText.fields("{\"name\": \"Acme\", \"brands\": [\"A\", \"B\"]}").equals(fields))
        .isTrue();
  }

  /** 23 lines would be eight million entries. */
  @Test
  void aliasesOfAliasesAreRefusedBeforeTheyAreFollowed() {
    String bomb =
        IntStream.rangeClosed(1, 23)
            .mapToObj(n -> "a%d: &a%d [*a%d,*a%d]".formatted(n, n, n - 1, n - 1))
            .collect(Collectors.joining("\n", "name: x\na0: &a0 [\"y\"]\n", "\n"));
    assertThatThrownBy(() -> ProfileText.fields(bomb))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("*a0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: A\nbrands:\n - &a [*a]\n",
        "name: A\na: &a\n  b: *a\n",
        "name: &a {x: *a}\n",
        "name: &a A\ntone: *a\n",
        "base: &b {x: y}\nname:\n  <<: *b\n"
      })
  void aliasesAreRefused(String text) {
    assertThatThrownBy(() -> ProfileText.fields(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must not use aliases");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: A\nname: B\n",
        "name: A\n? [x]\n: y\n",
        "name: A\n~: y\n",
        "name: A\nbrands: [{~: y}]\n",
        "name: A\n1: y\n",
        "name: [",
        "name: !!int x\n",
        "name: !!java.net.URL [\"https://example.com\"]\n",
        "- A\n",
        "A",
        ""
      })
  void whatIsNoProfileIsSaid(String text) {
    assertThatThrownBy(() -> ProfileText.fields(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .isNotBlank();
  }

  @Test
  void whatIsLongerThanAnyProfileIsNotRead() {
    String digits = "name: " + "9".repeat(200_000);
    assertThatThrownBy(() -> ProfileText.fields(digits))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("limit");
  }
}
