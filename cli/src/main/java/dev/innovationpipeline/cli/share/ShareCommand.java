package dev.innovationpipeline.cli.share;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.ClientOptions;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.wire.WireJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "share",
    description =
        "Make a link by which anybody reads cards of a run, without a login, until it ends. It is"
            + " printed this once.",
    mixinStandardHelpOptions = true)
final class ShareCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN_ID", description = "A completed run.")
  String run = "";

  @Option(
      names = "--cards",
      paramLabel = "N",
      split = ",",
      description = "The numbers of the cards, such as 1,3. Default: all.")
  List<Integer> cards = List.of();

  @Option(
      names = "--expires",
      paramLabel = "WHEN",
      description =
          "A length (12h, 7d), a day (2027-06-30) or a time. Default: the server's, 30d unless a"
              + " setting says otherwise.")
  @Nullable String expires;

  @Option(names = "--title", paramLabel = "TEXT", description = "The heading of the page.")
  @Nullable String title;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      description = "For the list of links, such as for whom it is; not on the page.")
  @Nullable String note;

  @Option(names = "--no-quotes", description = "Without the quotes of the document.")
  boolean noQuotes;

  @Option(names = "--reasons", description = "With each card's inspiration and principle.")
  boolean reasons;

  @Option(names = "--json", description = "Print the server's JSON, the link included.")
  boolean json;

  @Mixin ClientOptions server = new ClientOptions();

  @Override
  public Integer call() throws Exception {
    JsonNode answer =
        server
            .client()
            .post("/runs/" + PipelineClient.encoded(run) + "/shares", request())
            .expect("share the cards");
    if (answer.has("warning")) {
      System.err.println(answer.path("warning").asString(""));
    }
    if (json) {
      System.out.println(answer);
      return 0;
    }
    JsonNode share = answer.path("share");
    System.err.println(
        "Good until %s; it is not shown again. ./pipeline shares revoke %s ends it."
            .formatted(share.path("expires_at").asString(""), share.path("id").asString("")));
    System.out.println(answer.path("url").asString(""));
    return 0;
  }

  private ObjectNode request() {
    ObjectNode request = WireJson.MAPPER.createObjectNode();
    if (!cards.isEmpty()) {
      cards.forEach(request.putArray("cards")::add);
    }
    if (expires != null) {
      putExpiry(request, expires);
    }
    if (title != null) {
      request.put("title", title);
    }
    if (note != null) {
      request.put("note", note);
    }
    return request.put("include_quotes", !noQuotes).put("include_reasons", reasons);
  }

  /** The server reads lengths; of a day its end is meant, by UTC. */
  static void putExpiry(ObjectNode request, String text) {
    if (text.indexOf('-') <= 0) {
      request.put("expires_in", text);
      return;
    }
    try {
      Instant end =
          text.indexOf('T') >= 0
              ? Instant.parse(text)
              : LocalDate.parse(text).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
      request.put("expires_at", end.toString());
    } catch (DateTimeException e) {
      throw new ClientException(
          "--expires takes a length such as 12h or 7d, a day such as 2027-06-30, or a time such as"
              + " 2027-06-30T12:00:00Z, not "
              + text
              + ".",
          e);
    }
  }
}
