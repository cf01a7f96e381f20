package dev.innovationpipeline.cli.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.wire.WireJson;
import org.junit.jupiter.api.Test;

class SpendCommandTest {

  @Test
  void daysAreLinesAndTheMonthIsTheLast() {
    assertThat(
            text(
                """
                {"company_id":"acme","month":"2026-11","spent":{"usd":1.50,"tokens":73000},
                 "days":[{"day":"2026-11-29","attempts":3,"cost_usd":1.50,"tokens":73000}]}
                """))
        .isEqualToNormalizingNewlines(
            "2026-11-29  1.5 USD, 73,000 tokens  (attempts: 3)\n2026-11  1.5 USD, 73,000 tokens");
  }

  @Test
  void aBudgetIsShownWithItsLimits() {
    assertThat(
            text(
                """
                {"month":"2026-11","spent":{"usd":0,"tokens":0},"days":[],
                 "budget":{"state":"SOFT_LIMIT_REACHED","spent":{"usd":9,"tokens":5},
                  "set_aside":{"usd":1,"tokens":0},
                  "limits":{"month":{"hard_usd":10,"hard_tokens":2000000}}}}
                """))
        .endsWith(
            "soft limit reached: 9 USD, 5 tokens are counted, 1 USD, 0 tokens set aside; soft limit"
                + " none, hard limit 10 USD or 2,000,000 tokens");
  }

  private static String text(String json) {
    return SpendCommand.text(WireJson.MAPPER.readTree(json));
  }
}
