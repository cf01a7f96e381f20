package dev.innovationpipeline.platform.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrandNamesTest {

  private static final double BAR = 0.95;

  private static final Map<String, List<String>> BRANDS =
      Map.of(
          "dairy",
          List.of("Cracker Barrel", "Beatrice", "siggi's", "Président", "Black Diamond", "Astro"),
          "spice",
          List.of("Lawry's", "French's", "Frank's RedHot", "OLD BAY", "Stubb's"),
          "outdoor",
          List.of("Columbia", "SOREL", "Mountain Hardwear", "prAna"),
          "home",
          List.of("Loam & Linen", "Fixit Fred", "Éclore"));

  private static final List<UnaryOperator<String>> FORMS =
      List.of(
          name -> name,
          name -> name.toUpperCase(Locale.ROOT),
          name -> name + "’s",
          name -> name + "'s",
          name -> name.replace('\'', '’'),
          name -> name.replace(' ', '-'),
          name -> name.replace(" ", "\u00A0"),
          name -> name + "®",
          name -> "“" + name + "”",
          name -> name + "-style");

  private static final List<String> FRAMES =
      List.of(
          "A small jar of %s stands beside the till.",
          "%s: a cup for the last hour",
          "Put the proof on (%s), where buyers look",
          "For those who miss %s.");

  private static final List<String> ORDINARY =
      List.of(
          "The president of the club buys a french loaf.",
          "An astronaut eats crackers from a barrel of oak.",
          "Beatrix and the old bayou, a stub of pencil and a lawn.",
          "Linen and loam are sold by Fred, who can fix it.",
          "Black diamonding, mountain hard wearing and pranayama classes.",
          "Columbian coffee and sore feet, franked letters, red-hot irons.",
          "An eclorean evening with siggy and his friends.",
          "Diamonds are black at night; barrels crack.",
          "People in Colombia drink it cold.",
          "The presidential suite has no soap.");

  private final BrandNames brands = new BrandNames(BRANDS);

  @Test
  void brandsAreFoundInAllForms() {
    Tally own = new Tally("a brand of the company");
    Tally others = new Tally("a brand of another company");
    BRANDS.forEach(
        (company, names) -> {
          for (String name : names) {
            for (UnaryOperator<String> form : FORMS) {
              for (String frame : FRAMES) {
                String text = frame.formatted(form.apply(name));
                BrandNames.Named at = brands.in(text, company);
                own.count(true, at.own().equals(List.of(name)) && at.others().isEmpty(), text);
                BrandNames.Named elsewhere = brands.in(text, "another");
                others.count(true, elsewhere.others().equals(List.of(name)), text);
              }
            }
          }
          for (String text : ORDINARY) {
            own.count(false, !brands.in(text, company).own().isEmpty(), text);
            others.count(false, !brands.in(text, company).others().isEmpty(), text);
          }
        });
    System.out.println(Tally.heading() + "\n" + own + "\n" + others);
    for (Tally tally : List.of(own, others)) {
      assertThat(tally.precision()).as("%s", tally.errors()).isGreaterThanOrEqualTo(BAR);
      assertThat(tally.recall()).as("%s", tally.errors()).isGreaterThanOrEqualTo(BAR);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          President, please        | Président
          the président cheese     | Président
          a pot of siggi’s         | siggi's
          two Beatrices            | Beatrice
          beatrice                 | Beatrice
          crackerbarrel            | Cracker Barrel
          """)
  void spellingsThatMeanTheBrand(String text, String brand) {
    assertThat(brands.in(text, "dairy").own()).containsExactly(brand);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a president", "crackers in a barrel", "Cracker. Barrel", "Cracker\nBarrel", ""})
  void spellingsThatDoNot(String text) {
    assertThat(brands.in(text, "dairy")).isEqualTo(new BrandNames.Named(List.of(), List.of()));
  }

  @Test
  void aNameOfTwoCompaniesIsTheCompanysOwn() {
    BrandNames shared = new BrandNames(Map.of("a", List.of("Nest"), "b", List.of("Nest", "Den")));
    assertThat(shared.in("Nest and Den and Nest", "a"))
        .isEqualTo(new BrandNames.Named(List.of("Nest"), List.of("Den")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3M", "3Ms", "3m’s", "3-M", "two 3M tapes", "a-3M"})
  void shortNames(String text) {
    BrandNames tapes = new BrandNames(Map.of("tapes", List.of("3M")));
    assertThat(tapes.in(text, "tapes").own()).containsExactly("3M");
  }
}
