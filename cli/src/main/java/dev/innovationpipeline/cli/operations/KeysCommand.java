package dev.innovationpipeline.cli.operations;

import dev.innovationpipeline.cli.ParentCommand;
import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.ClientOptions;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.key.ApiKeyText;
import dev.innovationpipeline.schema.wire.WireJson;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "keys",
    description = "Make, list and revoke the API keys of a server.",
    subcommands = {
      KeysCommand.CreateCommand.class,
      KeysCommand.ListCommand.class,
      KeysCommand.RevokeCommand.class,
      KeysCommand.GenerateCommand.class
    },
    mixinStandardHelpOptions = true)
final class KeysCommand extends ParentCommand {

  @Command(
      name = "create",
      description = "Make a key. It is printed this once; the server keeps its hash.",
      mixinStandardHelpOptions = true)
  static final class CreateCommand implements Callable<Integer> {

    @Option(
        names = "--company",
        paramLabel = "ID",
        required = true,
        description = "A company that it is good for; '*' for all. Repeatable.")
    List<String> companies = List.of();

    @Option(
        names = "--role",
        paramLabel = "ROLE",
        required = true,
        description = "viewer, author, operator or admin.")
    String role = "";

    @Option(
        names = "--name",
        paramLabel = "NAME",
        defaultValue = "key",
        description = "What it is for. Default: ${DEFAULT-VALUE}")
    String name = "key";

    @Option(
        names = "--expires",
        paramLabel = "WHEN",
        description = "A day (2027-06-30), a time, or a number of days (90d). Default: never.")
    @Nullable String expires;

    @Option(
        names = "--user",
        paramLabel = "ID",
        description = "The person in whose name it starts runs. Default: its own name.")
    @Nullable String user;

    @Option(
        names = "--acts-for-users",
        description = "It may start runs in the name of any person, as a frontend does.")
    boolean actsForUsers;

    @Option(names = "--json", description = "Print the key's data; the key alone goes to stderr.")
    boolean json;

    @Mixin ClientOptions server = new ClientOptions();

    @Override
    public Integer call() throws Exception {
      ObjectNode request = WireJson.MAPPER.createObjectNode();
      request.put("name", name).put("role", role).put("acts_for_users", actsForUsers);
      companies.forEach(request.putArray("companies")::add);
      if (expires != null) {
        request.put("expires_at", expiry(expires, Instant.now()).toString());
      }
      if (user != null) {
        request.put("user", user);
      }
      JsonNode answer = server.client().post("/keys", request).expect("make the key");
      String key = answer.path("key").asString("");
      if (json) {
        System.out.println(answer.path("about"));
        System.err.println(key);
      } else {
        System.err.println(
            "Keep the key; it is not shown again. ./pipeline keys revoke %s revokes it."
                .formatted(answer.path("about").path("id").asString("")));
        System.out.println(key);
      }
      return 0;
    }

    /** The end of a day, a time, or so many days from now. */
    static Instant expiry(String text, Instant now) {
      try {
        if (text.endsWith("d")) {
          return now.plus(Duration.ofDays(Integer.parseInt(text.substring(0, text.length() - 1))));
        }
        return text.indexOf('T') >= 0
            ? Instant.parse(text)
            : LocalDate.parse(text).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
      } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
        throw new ClientException(
            "--expires takes a day such as 2027-06-30, a time such as 2027-06-30T12:00:00Z, or a"
                + " number of days such as 90d, not "
                + text
                + ".",
            e);
      }
    }
  }

  @Command(
      name = "list",
      description = "List the keys of your companies, newest first.",
      mixinStandardHelpOptions = true)
  static final class ListCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print the server's JSON.")
    boolean json;

    @Mixin ClientOptions server = new ClientOptions();

    @Override
    public Integer call() throws Exception {
      JsonNode answer = server.client().get("/keys").expect("list the keys");
      if (json) {
        System.out.println(answer);
        return 0;
      }
      for (JsonNode key : answer.path("keys")) {
        System.out.println(line(key));
      }
      if (answer.path("keys").isEmpty()) {
        System.err.println("There are no keys; ./pipeline keys create makes one.");
      }
      return 0;
    }

    private static String line(JsonNode key) {
      String companies =
          key.path("companies")
              .valueStream()
              .map(company -> company.asString(""))
              .collect(Collectors.joining(","));
      String state =
          key.has("revoked_at")
              ? "revoked " + key.path("revoked_at").asString("")
              : key.has("expires_at") ? "until " + key.path("expires_at").asString("") : "good";
      return "%s  %-8s  %s  %s, last used %s  (%s)"
          .formatted(
              key.path("id").asString(""),
              key.path("role").asString(""),
              companies,
              state,
              key.path("last_used_at").asString("never"),
              key.path("name").asString(""));
    }
  }

  @Command(
      name = "revoke",
      description = "Revoke a key. Every instance refuses it within a second.",
      mixinStandardHelpOptions = true)
  static final class RevokeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "As listed: the 12 digits after ipk_.")
    String id = "";

    @Mixin ClientOptions server = new ClientOptions();

    @Override
    public Integer call() throws Exception {
      String named = ApiKeyText.parse(id).map(ApiKeyText::id).orElse(id);
      server.client().delete("/keys/" + PipelineClient.encoded(named)).expect("revoke the key");
      System.out.println("Key " + named + " is revoked.");
      return 0;
    }
  }

  @Command(
      name = "generate",
      description =
          "Print a new administrator's key for PIPELINE_SECURITY_ADMINKEY; asks no server.",
      mixinStandardHelpOptions = true)
  static final class GenerateCommand implements Callable<Integer> {

    @Override
    public Integer call() {
      System.out.println(ApiKeyText.generate().secret());
      return 0;
    }
  }
}
