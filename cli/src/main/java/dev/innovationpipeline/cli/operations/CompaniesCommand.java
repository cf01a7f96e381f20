package dev.innovationpipeline.cli.operations;

import dev.innovationpipeline.cli.ParentCommand;
import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.ClientOptions;
import dev.innovationpipeline.cli.client.Exchange;
import dev.innovationpipeline.cli.client.GivenValues;
import dev.innovationpipeline.cli.client.PipelineClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "companies",
    description = "List, show and import the profiles of companies, and set their budgets.",
    subcommands = {
      CompaniesCommand.ListCommand.class,
      CompaniesCommand.ShowCommand.class,
      CompaniesCommand.ImportCommand.class,
      CompaniesCommand.BudgetCommand.class
    },
    mixinStandardHelpOptions = true)
final class CompaniesCommand extends ParentCommand {

  private static final String COMPANIES = "/companies/";

  private static String pathOf(String id) {
    return COMPANIES + PipelineClient.encoded(id);
  }

  private static String entityTag(JsonNode company) {
    return "\"" + company.path("version").asInt(0) + "\"";
  }

  @Command(name = "list", description = "List your companies.", mixinStandardHelpOptions = true)
  static final class ListCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print the server's JSON.")
    boolean json;

    @Mixin ClientOptions server = new ClientOptions();

    @Override
    public Integer call() throws Exception {
      JsonNode answer = server.client().get("/companies").expect("list the companies");
      if (json) {
        System.out.println(answer);
        return 0;
      }
      for (JsonNode company : answer.path("companies")) {
        System.out.println(line(company));
      }
      if (answer.path("companies").isEmpty()) {
        System.err.println("There are no companies; ./pipeline companies import adds some.");
      }
      return 0;
    }

    private static String line(JsonNode company) {
      String profile =
          company.path("profile").asBoolean(false)
              ? "version " + company.path("version").asInt(0)
              : "no profile";
      return "%s  %s, %s%s"
          .formatted(
              company.path("id").asString(""),
              company.path("name").asString(""),
              profile,
              company.has("runs") ? ", runs: " + company.path("runs").asInt(0) : "");
    }
  }

  @Command(
      name = "show",
      description = "Show a company's profile.",
      mixinStandardHelpOptions = true)
  static final class ShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The company's id.")
    String id = "";

    @Option(names = "--version-number", paramLabel = "N", description = "Default: the newest.")
    @Nullable Integer version;

    @Option(names = "--json", description = "Print the server's JSON.")
    boolean json;

    @Mixin ClientOptions server = new ClientOptions();

    @Override
    public Integer call() throws Exception {
      JsonNode company =
          server
              .client()
              .get(pathOf(id) + (version == null ? "" : "?version=" + version))
              .expect("show the company");
      if (json) {
        System.out.println(company);
        return 0;
      }
      System.out.println(
          "%s (%s), version %d%s"
              .formatted(
                  company.path("name").asString(""),
                  id,
                  company.path("version").asInt(0),
                  company.has("changed_by")
                      ? ", by %s at %s"
                          .formatted(
                              company.path("changed_by").asString(""),
                              company.path("changed_at").asString(""))
                      : ""));
      company
          .path("profile")
          .properties()
          .forEach(field -> System.out.println(field.getKey() + ": " + text(field.getValue())));
      return 0;
    }

    private static String text(JsonNode value) {
      return value.isArray()
          ? value.valueStream().map(ShowCommand::text).collect(Collectors.joining(", "))
          : value.isObject()
              ? value.path("name").asString("")
                  + (value.has("role") ? " (" + value.path("role").asString("") + ")" : "")
              : value.asString("");
    }
  }

  @Command(
      name = "import",
      description =
          "Add companies, or change their profiles, from files (.yaml, .yml, .json) or a folder of"
              + " them. The name of a file is the company's id.",
      mixinStandardHelpOptions = true)
  static final class ImportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files, or folders of files.")
    List<Path> files = List.of();

    @Option(
        names = "--id",
        paramLabel = "ID",
        description = "The company's id, for one file. Default: the file's name.")
    @Nullable String id;

    @Mixin ClientOptions server = new ClientOptions();

    @Override
    public Integer call() throws Exception {
      List<Path> profiles = profiles(files);
      if (id != null && profiles.size() != 1) {
        throw new ClientException(
            "--id names one company, but there are " + profiles.size() + " files.", null);
      }
      PipelineClient client = server.client();
      for (Path file : profiles) {
        String company = id == null ? nameOf(file) : id;
        JsonNode now = put(client, company, file);
        System.out.println("%s: version %d".formatted(company, now.path("version").asInt(0)));
      }
      return 0;
    }

    private static JsonNode put(PipelineClient client, String company, Path file)
        throws InterruptedException {
      String profile = GivenValues.text(file);
      Exchange before = client.get(pathOf(company));
      if (!before.succeeded() && before.status() != 404) {
        before.expect("read the company " + company);
      }
      return client
          .put(
              pathOf(company),
              isJson(file) ? "application/json" : "application/yaml",
              profile,
              before.succeeded() ? entityTag(before.body()) : null)
          .expect("import " + file);
    }

    /** Files as they are named; of folders, those that are profiles by their names. */
    static List<Path> profiles(List<Path> named) throws IOException {
      Stream.Builder<Path> found = Stream.builder();
      for (Path path : named) {
        if (Files.isDirectory(path)) {
          try (Stream<Path> inside = Files.list(path)) {
            inside.filter(ImportCommand::isProfile).sorted().forEach(found);
          }
        } else if (Files.isRegularFile(path)) {
          found.add(path);
        } else {
          throw ClientException.wrongUsage("There is no file " + path + ". Check its path.", null);
        }
      }
      List<Path> profiles = found.build().toList();
      if (profiles.isEmpty()) {
        throw ClientException.wrongUsage("No file there ends in .yaml, .yml or .json.", null);
      }
      return profiles;
    }

    private static boolean isProfile(Path file) {
      String name = lowerName(file);
      return !name.startsWith(".")
          && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"));
    }

    private static boolean isJson(Path file) {
      return lowerName(file).endsWith(".json");
    }

    /** Without its ending. */
    static String nameOf(Path file) {
      String name = String.valueOf(file.getFileName());
      int dot = name.lastIndexOf('.');
      return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String lowerName(Path file) {
      return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }
  }

  @Command(
      name = "budget",
      description =
          "Show a company's budget, or set it from a JSON file: {\"month\": {\"soft_usd\": 80,"
              + " \"hard_usd\": 100, \"hard_tokens\": 20000000}, \"run\": {\"hard_usd\": 2},"
              + " \"started_runs\": \"FINISH\"}. An empty object takes the limits away.",
      mixinStandardHelpOptions = true)
  static final class BudgetCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The company's id.")
    String id = "";

    @Option(names = "--set", paramLabel = "FILE", description = "The new budget.")
    @Nullable Path file;

    @Mixin ClientOptions server = new ClientOptions();

    @Override
    public Integer call() throws Exception {
      PipelineClient client = server.client();
      String path = pathOf(id) + "/budget";
      String limits = file == null ? null : GivenValues.text(file);
      JsonNode budget = client.get(path).expect("show the budget");
      if (limits != null) {
        budget =
            client
                .put(path, "application/json", limits, entityTag(budget))
                .expect("set the budget");
      }
      System.out.println(budget);
      return 0;
    }
  }
}
