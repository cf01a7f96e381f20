package dev.innovationpipeline.platform.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.result.CardCheck.UnsourcedNumber;
import dev.innovationpipeline.schema.result.OpportunityCard;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceNumbersTest {

  private static final String SOURCE =
      """
      In 2024 we asked 1,200 households; 37 percent of them refill, up from 1.5 %. Two thirds of
      the parents agree, and one in five came back. A carrier costs €4, a station 5,200 euros.
      The trial took eleven weeks in 40 shops. Between 30 and 45 percent left. Sales grew by
      2.4 million. A bag of 12 kg lasts 40 days. Half of the owners wash at 60 degrees.

      | region | share |
      | north | 71 |
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.200 households",
        "1 200 households",
        "1\u202F200 households",
        "1200 households",
        "1'200",
        "37 %",
        "37% of them",
        "37 per cent",
        "thirty-seven percent",
        "1,5 percent",
        "two-thirds",
        "67 percent agree",
        "one in five",
        "20 percent came back",
        "1 in 5 people",
        "4 euros",
        "EUR 4",
        "€5,200",
        "an 11-week trial",
        "30–45 %",
        "between 30% and 45%",
        "2.4 mn",
        "2,400,000",
        "12-kg bags",
        "50 percent of the owners",
        "71 percent in the north",
        "since 2024",
        "in the 2024 season"
      })
  void aNumberOfTheSourceMayBeSpelledOtherwise(String text) {
    assertThat(missing(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,300 households          | 1,300
          73 percent refill         | 73 percent
          1,200 percent             | 1,200 percent
          40 percent of the shops   | 40 percent
          three quarters agree      | three quarters
          three in five came back   | three in five
          it costs €7               | 7
          $4                        | 4
          since 2019                | 2019
          40 weeks                  | 40 weeks
          12 grams                  | 12 grams
          5.2 million               | 5.2 million
          nearly a third            | a third
          ninety people             | ninety
          twenty-five shops         | twenty-five
          """)
  void anotherNumberIsFound(String text, String found) {
    assertThat(missing(text)).extracting(UnsourcedNumber::text).containsExactly(found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1. Find a shop\n2. Ask",
        "1) Find a shop",
        "Step 3: ask the neighbours",
        "a B2B offer with 5G, vitamin B12 and Omega-3",
        "open 24/7",
        "in the 21st century",
        "two sizes and three scents for one person",
        "the second half of the evening, a third party, cut in half",
        "a 3-in-1 cleaner",
        "No. 7 of the list"
      })
  void theseClaimNothing(String text) {
    assertThat(missing(text)).isEmpty();
  }

  @Test
  void aQuickWinMaySetItsTime() {
    OpportunityCard card =
        new OpportunityCard(1, "", "", "", "", "", "", "Within 90 days, ask 55 people.", true);
    assertThat(SourceNumbers.missing(ReadCard.of(List.of(card)), List.of(SOURCE)).getFirst())
        .containsExactly(new UnsourcedNumber("quick_win", "55"));
  }

  private static List<UnsourcedNumber> missing(String text) {
    OpportunityCard card = new OpportunityCard(1, "", "", text, "", "", "", "", true);
    return SourceNumbers.missing(ReadCard.of(List.of(card)), List.of(SOURCE)).getFirst();
  }
}
