package dev.innovationpipeline.systemtests.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.cli.PipelineCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;

/** All commands that print JSON, at a server with a completed run and a failed one. */
final class JsonCommands {

  /** They need no key of a server, and start servers or measure for minutes. */
  private static final List<String> NOT_RUN =
      List.of("bench ", "chaos ", "evaluate ", "demo ", "up ");

  /** In this order; a name in braces is what an earlier answer had in a field of that name. */
  private static final String COMMANDS =
      """
      keys create --company * --role admin
      keys list
      webhooks create https://example.com/hook --company lactalis-canada
      webhooks list --company lactalis-canada
      webhooks rotate {id} --company lactalis-canada
      webhooks deliveries {id} --company lactalis-canada
      webhooks redeliver-failed {id} --since 2026-01-01 --company lactalis-canada
      share good --expires 7d
      shares list good
      run {url} --company lactalis-canada --run-id commanded
      run {denied} --company lactalis-canada --run-id refused
      status commanded
      runs
      compare commanded 1 1
      trace commanded
      seen-before commanded
      edit commanded --stage 3 --file {file}
      export commanded --format json -o {export}
      note commanded --title told
      reviews
      review commanded approve
      reprocess refused --from-stage 1
      cancel refused
      cards search
      cards show {card}
      cards rate {card} 5
      cards tag --add kefir {card}
      cards comment {card} good
      cards move --to shortlisted {card}
      cards star {card}
      cards unstar {card}
      cards views
      batch {url} --company lactalis-canada
      batch list
      batch status {batch_id}
      batch cancel {batch_id}
      batch retry {batch_id}
      companies list
      companies show lactalis-canada
      spend --company lactalis-canada
      dlt list
      dlt show stage-1-completed:0:0
      dlt redrive --topic stage-1-completed
      audit
      rebuild-database --key-file {guessed}
      doctor --database {database}
      doctor --kafka localhost:1 --kafka-config {kafka}
      check --kafka localhost:1 --kafka-config {kafka} --database {database}
      prompts list
      prompts try 5 --run none --file {file}
      """;

  /** The commands that are there to show a secret this once, with its beginning. */
  private static final Map<String, String> SHOW_A_SECRET =
      Map.of(
          "keys create", "ipk_",
          "webhooks create", "whsec_",
          "webhooks rotate", "whsec_",
          "share ", "ips_");

  private static final int MIN_SECRET_CHARS = 32;
  private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)\\}");

  /** What a command has printed, logs of the services beside it included. */
  record Told(String command, String out, String err) {

    boolean has(String secret) {
      return out.contains(secret) || err.contains(secret);
    }

    private Stream<String> words(String beginning) {
      return Stream.of(out, err)
          .flatMap(text -> Arrays.stream(text.split("[\\s\"]+")))
          .filter(word -> word.contains(beginning))
          .map(word -> word.substring(word.indexOf(beginning)))
          .filter(word -> word.length() > MIN_SECRET_CHARS);
    }
  }

  private final String server;
  private final Path key;
  private final Map<String, String> places;
  private final List<Told> told = new ArrayList<>();

  private JsonCommands(String server, Path key, Map<String, String> places) {
    this.server = server;
    this.key = key;
    this.places = places;
  }

  /**
   * @param directory for files that commands read
   * @param keys one of the administrator's, and one that is none
   * @param password of Kafka and database
   * @param documents by the names above
   */
  static JsonCommands of(
      Path directory,
      String server,
      Map<String, String> keys,
      String password,
      Map<String, String> documents)
      throws IOException {
    Map<String, String> places = new HashMap<>(documents);
    places.put("file", Files.writeString(directory.resolve("words.md"), "Kefir.").toString());
    places.put("export", directory.resolve("export.json").toString());
    places.put("database", "postgres://u:" + password + "@localhost:1/none");
    for (Map.Entry<String, String> each : keys.entrySet()) {
      Path file = Files.writeString(directory.resolve(each.getKey() + ".key"), each.getValue());
      places.put(each.getKey(), file.toString());
    }
    Path kafka =
        Files.writeString(
            directory.resolve("kafka.properties"),
            """
            security.protocol=SASL_SSL
            sasl.mechanism=PLAIN
            sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \
              username="u" password="%1$s";
            ssl.truststore.location=/nowhere
            ssl.truststore.password=%1$s
            """
                .formatted(password));
    places.put("kafka", kafka.toString());
    return new JsonCommands(server, directory.resolve("admin.key"), places);
  }

  /** Each once. */
  List<Told> runAll() {
    COMMANDS.lines().forEach(this::run);
    assertThat(places).containsKeys("card", "batch_id");
    assertThat(withoutARow()).as("commands with --json that are not tried here").isEmpty();
    return told;
  }

  /** The secret of each command that is there to show one. */
  static Map<String, String> shownOnce(List<Told> told) {
    Map<String, String> shown = new HashMap<>();
    SHOW_A_SECRET.forEach(
        (command, beginning) ->
            told.stream()
                .filter(each -> each.command().startsWith(command))
                .forEach(
                    each ->
                        each.words(beginning)
                            .forEach(secret -> shown.put(each.command(), secret))));
    return shown;
  }

  private void run(String command) {
    List<String> words =
        new ArrayList<>(
            Arrays.stream(command.split(" "))
                .map(
                    word ->
                        PLACE
                            .matcher(word)
                            .replaceAll(
                                name ->
                                    Matcher.quoteReplacement(
                                        places.getOrDefault(name.group(1), name.group()))))
                .toList());
    words.add("--json");
    CommandLine line = PipelineCommand.line();
    if (takes(line, words, "--server")) {
      words.addAll(List.of("--server", server));
    }
    if (takes(line, words, "--key-file") && !words.contains("--key-file")) {
      words.addAll(List.of("--key-file", key.toString()));
    }
    Said said = Said.by(words.toArray(String[]::new));
    assertThat(said.code())
        .as("%s: %s", words, said.err())
        .isNotEqualTo(CommandLine.ExitCode.USAGE);
    told.add(new Told(command, said.out(), said.err()));
    for (String name : List.of("id", "batch_id")) {
      Matcher value =
          Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(told.getLast().out());
      if (value.find()) {
        places.put(command.equals("cards search") ? "card" : name, value.group(1));
      }
    }
  }

  private static boolean takes(CommandLine line, List<String> words, String option) {
    CommandLine command = line;
    for (String word : words) {
      if (!command.getSubcommands().containsKey(word)) {
        break;
      }
      command = command.getSubcommands().get(word);
    }
    return command.getCommandSpec().findOption(option) != null;
  }

  private static Set<String> withoutARow() {
    Set<String> all = new TreeSet<>();
    collect(PipelineCommand.line(), "", all);
    all.removeIf(
        name ->
            COMMANDS.lines().anyMatch(row -> (row + " ").startsWith(name + " "))
                || NOT_RUN.stream().anyMatch((name + " ")::startsWith));
    return all;
  }

  private static void collect(CommandLine command, String name, Set<String> all) {
    if (command.getCommandSpec().findOption("--json") != null) {
      all.add(name.strip());
    }
    command.getSubcommands().forEach((sub, line) -> collect(line, name + " " + sub, all));
  }
}
