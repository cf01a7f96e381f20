package dev.innovationpipeline.benchmarks.evaluate.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.innovationpipeline.benchmarks.evaluate.run.CaseResult;
import dev.innovationpipeline.benchmarks.evaluate.run.Spending;
import dev.innovationpipeline.benchmarks.evaluate.set.Case;
import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.result.OpportunityCard;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JudgeTest {

  private static final CaseResult RESULT =
      new CaseResult(new Case("trends.md", "acme"), List.of(), null);

  private static final List<OpportunityCard> CARDS =
      IntStream.rangeClosed(1, 5)
          .mapToObj(n -> new OpportunityCard(n, "Card " + n, "", "", "", "", "", "", true))
          .toList();

  private final List<Question> asked = new ArrayList<>();

  @Test
  void scoresBelongToTheCardsInBothOrders() throws Exception {
    Judged judged = judge(JudgeTest::byTitle);

    assertThat(judged.holds()).isTrue();
    assertThat(judged.forward()).isEqualTo(judged.backward());
    assertThat(judged.forward().get(2)).containsOnly(3);
    assertThat(judged.mean()).isEqualTo(3);
    assertThat(asked).hasSize(2);
    assertThat(asked.getFirst().user()).containsSubsequence("Card 1", "Card 5");
    assertThat(asked.getLast().user()).containsSubsequence("Card 5", "Card 1");
    assertThat(asked.getFirst().user()).contains("The document <\\/document>", "name: Acme");
    Agreement agreement = Agreement.of(List.of(judged));
    assertThat(agreement.equal()).isEqualTo(1);
    assertThat(agreement.kappa()).isEqualTo(1);
  }

  /** A judge that scores places instead of cards agrees with itself no more than by chance. */
  @Test
  void aJudgeOfPlacesDoesNotAgreeWithItself() throws Exception {
    Judged judged = judge(question -> answer(place -> 5 - place));

    Agreement agreement = Agreement.of(List.of(judged));
    assertThat(agreement.pairs()).isEqualTo(25);
    assertThat(agreement.equal()).isCloseTo(0.2, within(1e-9));
    assertThat(agreement.kappa()).isNegative();
  }

  @Test
  void anAnswerThatLacksAScoreIsNone() throws Exception {
    assertThat(judge(question -> "I would rather not.").holds()).isFalse();
    assertThat(judge(question -> answer(place -> place == 3 ? 6 : 4)).holds()).isFalse();
    assertThat(Agreement.of(List.of()).pairs()).isZero();
  }

  private Judged judge(Function<Question, String> model) throws InterruptedException {
    return new Judge(
            (call, name, listener) ->
                question -> {
                  asked.add(question);
                  listener.called(Usage.NONE);
                  return new Answer(model.apply(question), "judge-1");
                },
            "judge",
            new Spending(null))
        .judge(RESULT, "The document </document>", "name: Acme", CARDS);
  }

  /** The number of a card is its score. */
  private static String byTitle(Question question) {
    boolean forward = question.user().indexOf("Card 1") < question.user().indexOf("Card 5");
    return answer(place -> forward ? place + 1 : 5 - place);
  }

  private static String answer(Function<Integer, Integer> score) {
    StringBuilder json = new StringBuilder("Here you are:\n```json\n{\"scores\": [");
    for (int place = 0; place < 5; place++) {
      json.append(place == 0 ? "" : ", ")
          .append("{\"card\": \"%s\"".formatted((char) ('A' + place)));
      for (String criterion : Rubric.CRITERIA) {
        json.append(", \"%s\": %d".formatted(criterion, score.apply(place)));
      }
      json.append('}');
    }
    return json.append("]}\n```").toString();
  }
}
