package dev.innovationpipeline.cli.operations;

import dev.innovationpipeline.cli.client.ClientOptions;
import dev.innovationpipeline.cli.client.PipelineClient;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
    name = "spend",
    description = "Show what a company has spent in a month, by day, and its budget.",
    mixinStandardHelpOptions = true)
final class SpendCommand implements Callable<Integer> {

  @Option(
      names = "--company",
      paramLabel = "ID",
      required = true,
      description = "The company's id.")
  String company = "";

  @Option(
      names = "--month",
      paramLabel = "MONTH",
      description = "Such as 2026-11, by UTC. Default: the present one.")
  @Nullable String month;

  @Option(names = "--json", description = "Print the server's JSON.")
  boolean json;

  @Mixin ClientOptions server = new ClientOptions();

  @Override
  public Integer call() throws Exception {
    String path = "/companies/" + PipelineClient.encoded(company) + "/spend";
    JsonNode spend =
        server
            .client()
            .get(month == null ? path : path + "?month=" + PipelineClient.encoded(month))
            .expect("show the spending");
    System.out.println(json ? spend.toString() : text(spend));
    return 0;
  }

  static String text(JsonNode spend) {
    StringBuilder text = new StringBuilder();
    for (JsonNode day : spend.path("days")) {
      text.append(
          "%s  %s  (attempts: %d)%n"
              .formatted(
                  day.path("day").asString(""),
                  amount(day.path("cost_usd"), day.path("tokens")),
                  day.path("attempts").asInt(0)));
    }
    text.append(
        "%s  %s"
            .formatted(
                spend.path("month").asString(""),
                amount(spend.path("spent").path("usd"), spend.path("spent").path("tokens"))));
    if (spend.has("budget")) {
      text.append(budget(spend.path("budget")));
    }
    return text.toString();
  }

  private static String budget(JsonNode budget) {
    JsonNode limits = budget.path("limits").path("month");
    return "%n%s: %s are counted, %s set aside; soft limit %s, hard limit %s"
        .formatted(
            budget.path("state").asString("").toLowerCase(Locale.ROOT).replace('_', ' '),
            amount(budget.path("spent").path("usd"), budget.path("spent").path("tokens")),
            amount(budget.path("set_aside").path("usd"), budget.path("set_aside").path("tokens")),
            limit(limits, "soft"),
            limit(limits, "hard"));
  }

  private static String limit(JsonNode limits, String kind) {
    JsonNode usd = limits.path(kind + "_usd");
    JsonNode tokens = limits.path(kind + "_tokens");
    String money = usd.isMissingNode() ? "" : dollars(usd);
    String words = tokens.isMissingNode() ? "" : "%,d tokens".formatted(tokens.asLong(0));
    return money.isEmpty() && words.isEmpty()
        ? "none"
        : money.isEmpty() || words.isEmpty() ? money + words : money + " or " + words;
  }

  private static String amount(JsonNode usd, JsonNode tokens) {
    return "%s, %,d tokens".formatted(dollars(usd), tokens.asLong(0));
  }

  private static String dollars(JsonNode usd) {
    return usd.decimalValue(BigDecimal.ZERO).toPlainString() + " USD";
  }
}
