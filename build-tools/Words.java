import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Holds the sources of the product and its documents to one vocabulary: one word for each idea,
 * constants that say what they limit, sentences that have a subject.
 *
 * <p>The only argument is {@code check}, which fails on a finding, or {@code report}, which counts
 * them. Both list every finding in {@code target/words.txt}.
 */
class Words {

  /** Words of identifiers and of prose, in any case, with the word to use in their place. */
  private static final Map<String, String> REPLACED =
      Map.ofEntries(
          Map.entry("fold", "aggregate"),
          Map.entry("folds", "aggregates"),
          Map.entry("folded", "aggregated"),
          Map.entry("folding", "aggregating"),
          Map.entry("epoch", "generation"),
          Map.entry("epochs", "generations"),
          Map.entry("pace", "poll throttle"),
          Map.entry("paced", "throttled"),
          Map.entry("paces", "throttles"),
          Map.entry("pacing", "throttling"),
          Map.entry("pacer", "poll throttle"),
          Map.entry("ledger", "Queries, or OffsetTracker"),
          Map.entry("ledgers", "Queries, or OffsetTracker"),
          Map.entry("patience", "…_TIMEOUT"),
          Map.entry("whoever", "a noun, such as consumers"));

  /** Names of types whose words are common ones elsewhere. */
  private static final Map<String, String> REPLACED_NAMES =
      Map.of("\\w*Library\\b", "RunQueries", "\\bKeptAttempts\\b", "AttemptQueries");

  /** Where the words mean something else, or are part of a contract with others. */
  private static final List<Pattern> EXEMPT =
      Stream.of(
              "\"[a-z0-9_./{}:-]+\"", // names of settings, JSON fields, headers, paths, files
              "`[A-Za-z0-9_./{}:-]+`", // the same in documents
              "Instant\\.EPOCH|LocalDate\\.EPOCH|[eE]poch(Milli|Second)s?|since the epoch",
              "\\bpipeline(\\.[a-z-]+)+", // settings that a sentence names
              "run-status-fold", // part of the name of a topic that clusters already have
              "epoch(::text)? FROM sink_epoch", // the column
              "\\\\\"epoch\\\\\"|record \\w+\\(String epoch\\b|@param epoch\\b", // the JSON field
              "sink_epoch|TimeBasedEpochGenerator|timeBasedEpochGenerator",
              "\\w*EpochException|([lL]eader|[pP]roducer)[ -]?[eE]poch") // Kafka's own
          .map(Pattern::compile)
          .toList();

  private static final Pattern WORD = Pattern.compile("\\p{Lu}?\\p{Ll}+|\\p{Lu}+(?!\\p{Ll})");

  private static final Pattern CONSTANT =
      Pattern.compile("static final (\\w+) ([A-Z][A-Z0-9_]*)\\s*=");
  private static final Pattern VAGUE_CONSTANT =
      Pattern.compile(
          "(MOST|LEAST|LONGEST|SHORTEST|QUICKEST|SLOWEST|BETWEEN|EVERY|GOOD|HANGS|BEYOND)(_.*)?"
              + "|.*_(WITHIN|EVERY|AFTER|FOR|AT_ONCE|AT_MOST)");
  private static final Pattern DURATION_CONSTANT =
      Pattern.compile(
          "(MAX|MIN)_.+|(.+_)?(TIMEOUT|INTERVAL|DELAY|BACKOFF|PERIOD|RETENTION|AGE|WINDOW|GRACE"
              + "|LATENCY|LINGER|TTL|DURATION|DEADLINE|TOLERANCE)(_MILLIS|_SECONDS|_NANOS|_MS)?");
  private static final Pattern UNIT = Pattern.compile(".+_(MILLIS|SECONDS|NANOS|MS)");

  private static final Pattern COMMENT = Pattern.compile("/\\*\\*?(.*?)\\*/", Pattern.DOTALL);
  private static final Pattern HEADLESS =
      Pattern.compile("(?:^|(?<=[.!?:] )|(?<=<p>))(What|Who|Whoever|Whatever)\\b[^.?!]*[.!]");

  private static final Set<String> SKIPPED_DIRECTORIES = Set.of("target", "node_modules", ".git");

  private final List<String> findings = new ArrayList<>();
  private final Map<String, Map<String, Integer>> counts = new TreeMap<>();

  public static void main(String[] arguments) throws IOException {
    String mode = arguments.length > 0 ? arguments[0] : "check";
    if (!Set.of("check", "report").contains(mode)) {
      throw new IllegalArgumentException("words.mode is check or report, not " + mode + ".");
    }
    Words words = new Words();
    words.readAll();
    Path list = Path.of("target", "words.txt");
    Files.createDirectories(list.getParent());
    Files.write(list, words.findings);
    words.counts.forEach((module, rules) -> System.out.println("words: " + module + " " + rules));
    if (mode.equals("check") && !words.findings.isEmpty()) {
      words.findings.forEach(System.err::println);
      System.err.println("The lines above break the rules of build-tools/Words.java.");
      System.exit(1);
    }
  }

  private void readAll() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(Path.of(""))) {
      files = all.filter(Words::isRead).sorted().toList();
    }
    for (Path file : files) {
      String text = Files.readString(file);
      boolean java = file.toString().endsWith(".java");
      findWords(file, text);
      if (java) {
        findNames(file, text);
        findConstants(file, text);
        findHeadlessComments(file, text);
      } else {
        findHeadlessParagraphs(file, text);
      }
    }
  }

  private static boolean isRead(Path file) {
    for (Path part : file) {
      if (SKIPPED_DIRECTORIES.contains(part.toString())) {
        return false;
      }
    }
    String name = file.toString();
    return name.endsWith(".java") ? name.contains("src/main/") : name.endsWith(".md");
  }

  private void findWords(Path file, String text) {
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      Matcher words = WORD.matcher(withoutExempt(line));
      while (words.find()) {
        String word = words.group().toLowerCase();
        String instead = REPLACED.get(word);
        if (instead != null) {
          add(file, number, word, "say " + instead);
        }
      }
    }
  }

  private static String withoutExempt(String line) {
    String left = line;
    for (Pattern exempt : EXEMPT) {
      left = exempt.matcher(left).replaceAll("");
    }
    return left;
  }

  private void findNames(Path file, String text) {
    REPLACED_NAMES.forEach(
        (name, instead) -> {
          Matcher found = Pattern.compile(name).matcher(text);
          while (found.find()) {
            add(file, lineOf(text, found.start()), found.group(), "say " + instead);
          }
        });
  }

  private void findConstants(Path file, String text) {
    Matcher found = CONSTANT.matcher(text);
    while (found.find()) {
      String name = found.group(2);
      boolean isDuration = found.group(1).equals("Duration") || UNIT.matcher(name).matches();
      if (VAGUE_CONSTANT.matcher(name).matches()
          || isDuration && !DURATION_CONSTANT.matcher(name).matches()) {
        String instead = isDuration ? "…_TIMEOUT, …_INTERVAL and the like" : "MAX_… or MIN_…";
        add(file, lineOf(text, found.start()), "constant", "name " + name + " " + instead);
      }
    }
  }

  private void findHeadlessComments(Path file, String text) {
    Matcher comments = COMMENT.matcher(text);
    while (comments.find()) {
      String prose = comments.group(1).replaceAll("\\s*\\n\\s*\\*? *", " ").strip();
      findHeadless(file, lineOf(text, comments.start()), prose);
    }
  }

  private void findHeadlessParagraphs(Path file, String text) {
    int line = 1;
    for (String paragraph : text.split("\n")) {
      findHeadless(file, line++, paragraph);
    }
  }

  private void findHeadless(Path file, int line, String prose) {
    Matcher sentences = HEADLESS.matcher(prose);
    while (sentences.find()) {
      add(file, line, "headless", "begin with a noun: " + sentences.group());
    }
  }

  private void add(Path file, int line, String rule, String advice) {
    findings.add(file + ":" + line + ": " + rule + ": " + advice);
    String module = file.getNameCount() == 1 ? "." : file.getName(0).toString();
    counts.computeIfAbsent(module, key -> new TreeMap<>()).merge(rule, 1, Integer::sum);
  }

  private static int lineOf(String text, int position) {
    return (int) text.substring(0, position).chars().filter(each -> each == '\n').count() + 1;
  }
}
