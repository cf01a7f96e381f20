package dev.innovationpipeline.schema.company;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.company.Budget.StartedRuns;
import dev.innovationpipeline.schema.company.SpendEntry.Step;
import dev.innovationpipeline.schema.topic.Topics;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Changes of companies, as they are in the log; an older record must be read for ever. */
class CompanyWireTest {

  private static final ProfileChanged PROFILE =
      new ProfileChanged(
          "acme",
          3,
          "c0ffee",
          new CompanyProfile(
              "Acme",
              "Anvils.",
              List.of("anvils"),
              List.of(new Brand("Anvil", "heavy"), new Brand("Hammer", null)),
              List.of("smiths"),
              List.of("iron"),
              List.of("weight"),
              "loud",
              List.of("Canada"),
              List.of("feathers")),
          "user-1",
          Instant.parse("2026-11-30T09:00:00Z"));

  private final CompanyCodec codec = new CompanyCodec(new Topics("test."));

  @Test
  void aProfileIsWrittenInSnakeCaseAndComesBackAsItWas() {
    ProducerRecord<String, byte[]> message = codec.toRecord(PROFILE);

    assertThat(message.topic()).isEqualTo("test.company-changes");
    assertThat(message.key()).isEqualTo("acme#profile-3-c0ffee");
    assertThat(new String(message.value(), UTF_8))
        .isEqualTo(
            """
            {"company_id":"acme","version":3,"change_id":"c0ffee",\
            "profile":{"name":"Acme","description":"Anvils.","portfolio":["anvils"],\
            "brands":[{"name":"Anvil","role":"heavy"},{"name":"Hammer"}],\
            "audiences":["smiths"],"strengths":["iron"],"constraints":["weight"],"tone":"loud",\
            "markets":["Canada"],"forbidden_themes":["feathers"]},\
            "changed_by":"user-1","changed_at":"2026-11-30T09:00:00Z"}\
            """);
    assertThat(CompanyCodec.toChange(received(message.key(), message.value()))).contains(PROFILE);
  }

  @Test
  void aBudgetComesBackAsItWas() {
    BudgetChanged budget =
        new BudgetChanged(
            "acme",
            2,
            "c0ffee",
            new Budget(
                new SpendLimit(new BigDecimal("80"), new BigDecimal("100.5"), null, null),
                new SpendLimit(null, null, null, 200_000L),
                StartedRuns.STOP),
            1,
            new BudgetChanged.Opening("2026-11", new Spent(new BigDecimal("12.25"), 7)),
            "admin",
            Instant.parse("2026-11-30T09:00:00Z"));
    ProducerRecord<String, byte[]> message = codec.toRecord(budget);
    assertThat(message.key()).isEqualTo("acme#budget-2-c0ffee");
    assertThat(new String(message.value(), UTF_8))
        .isEqualTo(
            """
            {"company_id":"acme","version":2,"change_id":"c0ffee",\
            "budget":{"month":{"soft_usd":80,"hard_usd":100.5},"run":{"hard_tokens":200000},\
            "started_runs":"STOP"},"account":1,\
            "before":{"month":"2026-11","spent":{"usd":12.25,"tokens":7}},\
            "changed_by":"admin","changed_at":"2026-11-30T09:00:00Z"}\
            """);
    assertThat(CompanyCodec.toChange(received(message.key(), message.value()))).contains(budget);
  }

  @Test
  void anEntryOfAnAccountIsKeyedByItsAttemptAndComesBackAsItWas() {
    SpendCodec accounts = new SpendCodec(new Topics("test."));
    SpendEntry entry =
        new SpendEntry(
            "acme",
            1,
            "2026-11",
            "run-7",
            2,
            Step.SPENT,
            new Spent(new BigDecimal("0.25"), 1_545),
            new Spent(BigDecimal.ONE, 200_000),
            Spent.NOTHING,
            new SpendLimit(null, BigDecimal.TEN, null, null),
            true,
            false,
            "processor-1",
            Instant.parse("2026-11-30T09:00:00Z"));
    ProducerRecord<String, byte[]> message = accounts.toRecord(entry);
    assertThat(message.topic()).isEqualTo("test.budget-accounts");
    assertThat(message.key()).isEqualTo("acme#2026-11/run-7/2");
    assertThat(new String(message.value(), UTF_8))
        .isEqualTo(
            """
            {"company_id":"acme","account":1,"month":"2026-11","run_id":"run-7","attempt":2,\
            "step":"SPENT","spent":{"usd":0.25,"tokens":1545},\
            "estimate":{"usd":1,"tokens":200000},"opening":{"usd":0,"tokens":0},\
            "limit":{"hard_usd":10},"granted":true,"completed":false,"processor":"processor-1",\
            "at":"2026-11-30T09:00:00Z"}\
            """);
    assertThat(SpendCodec.toEntry(received(message.key(), message.value()))).contains(entry);
    BudgetWarned warning =
        new BudgetWarned("acme", "2026-11", "run-7", 2, entry.spent(), entry.limit(), entry.at());
    ProducerRecord<String, byte[]> warned = accounts.toRecord(warning);
    assertThat(warned.key()).isEqualTo("acme#2026-11/run-7/2/soft-limit");
    assertThat(SpendCodec.toWarning(received(warned.key(), warned.value()))).contains(warning);
    assertThat(SpendCodec.toEntry(received(warned.key(), warned.value()))).isEmpty();
    assertThat(SpendCodec.toEntry(received("acme#x", "[]".getBytes(UTF_8)))).isEmpty();
  }

  @Test
  void whatIsNoChangeIsSkipped() {
    assertThat(CompanyCodec.toChange(received("acme#profile-1-x", null))).isEmpty();
    assertThat(CompanyCodec.toChange(received("acme#profile-1-x", "{}".getBytes(UTF_8)))).isEmpty();
    assertThat(CompanyCodec.toChange(received("acme#later-1-x", "{}".getBytes(UTF_8)))).isEmpty();
    assertThat(CompanyCodec.toChange(received(null, "{}".getBytes(UTF_8)))).isEmpty();
  }

  private static ConsumerRecord<String, byte[]> received(
      @Nullable String key, byte @Nullable [] value) {
    return new ConsumerRecord<>("companies", 0, 0, key, value);
  }
}
