package dev.innovationpipeline.cli.share;

import dev.innovationpipeline.cli.ParentCommand;
import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.ClientOptions;
import dev.innovationpipeline.cli.client.PipelineClient;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "shares",
    description = "List and revoke share links.",
    subcommands = {SharesCommand.ListCommand.class, SharesCommand.RevokeCommand.class},
    mixinStandardHelpOptions = true)
final class SharesCommand extends ParentCommand {

  @Command(
      name = "list",
      description = "List the share links of a run or of a company, newest first.",
      mixinStandardHelpOptions = true)
  static final class ListCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN_ID", arity = "0..1", description = "Of this run.")
    @Nullable String run;

    @Option(
        names = "--company",
        paramLabel = "ID",
        description = "Of all runs of this company, for its operators.")
    @Nullable String company;

    @Option(names = "--json", description = "Print the server's JSON.")
    boolean json;

    @Mixin ClientOptions server = new ClientOptions();

    @Override
    public Integer call() throws Exception {
      JsonNode answer = server.client().get(path()).expect("list the share links");
      if (json) {
        System.out.println(answer);
      } else if (answer.path("shares").isEmpty()) {
        System.out.println("There are no share links.");
      } else {
        answer.path("shares").forEach(share -> System.out.println(line(share)));
      }
      return 0;
    }

    private String path() {
      if ((run == null) == (company == null)) {
        throw new ClientException("Name a run, or a company by --company.", null);
      }
      return run != null
          ? "/runs/" + PipelineClient.encoded(run) + "/shares"
          : "/companies/" + PipelineClient.encoded(String.valueOf(company)) + "/shares";
    }

    static String line(JsonNode share) {
      String cards =
          share
              .path("cards")
              .valueStream()
              .map(card -> String.valueOf(card.asInt()))
              .collect(Collectors.joining(","));
      String about =
          share.path("title").asString("")
              + (share.has("note") ? " (" + share.path("note").asString("") + ")" : "");
      return "%s  %-8s  until %s  run %s  cards %s  opened %d times%s  by %s%s"
          .formatted(
              share.path("id").asString(""),
              share.path("state").asString(""),
              share.path("expires_at").asString(""),
              share.path("run_id").asString(""),
              cards.isEmpty() ? "all" : cards,
              share.path("views").asLong(),
              share.has("last_viewed_at")
                  ? ", last " + share.path("last_viewed_at").asString("")
                  : "",
              share.path("created_by").asString(""),
              about.isBlank() ? "" : "  " + about.strip());
    }
  }

  @Command(
      name = "revoke",
      description = "End a share link at once and for good.",
      mixinStandardHelpOptions = true)
  static final class RevokeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SHARE", description = "Its id, as listed.")
    String id = "";

    @Mixin ClientOptions server = new ClientOptions();

    @Override
    public Integer call() throws Exception {
      server
          .client()
          .delete("/shares/" + PipelineClient.encoded(id))
          .expect("revoke the share link");
      System.out.println("Share link " + id + " is revoked.");
      return 0;
    }
  }
}
