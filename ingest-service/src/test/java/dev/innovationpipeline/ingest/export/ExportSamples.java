package dev.innovationpipeline.ingest.export;

import dev.innovationpipeline.ingest.evidence.CardEvidence;
import dev.innovationpipeline.ingest.export.content.CheckMarks;
import dev.innovationpipeline.ingest.export.content.ExportTitle;
import dev.innovationpipeline.ingest.export.content.ExportWriter;
import dev.innovationpipeline.ingest.export.content.ExportedCard;
import dev.innovationpipeline.ingest.export.content.ExportedRun;
import dev.innovationpipeline.ingest.export.content.Revision;
import dev.innovationpipeline.ingest.export.flat.CsvExport;
import dev.innovationpipeline.ingest.export.flat.MarkdownExport;
import dev.innovationpipeline.ingest.export.font.TextMeasure;
import dev.innovationpipeline.ingest.export.office.TextExport;
import dev.innovationpipeline.ingest.export.office.WorkbookExport;
import dev.innovationpipeline.ingest.export.pdf.PdfExport;
import dev.innovationpipeline.ingest.export.slide.SlideExport;
import dev.innovationpipeline.ingest.note.NotedCard;
import dev.innovationpipeline.schema.document.Place;
import dev.innovationpipeline.schema.result.CardCheck;
import dev.innovationpipeline.schema.result.CardSource.Basis;
import dev.innovationpipeline.schema.result.Inspiration;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.Quote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run whose cards are written in several scripts, and what a format makes of it. */
public final class ExportSamples {

  public static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  public static final OpportunityCard ENGLISH =
      new OpportunityCard(
          1,
          "Beatrice: Known by Name",
          "Meet the people who made it, on every carton.",
          "People ask for something that most offers do not give: which farms supply the carton,"
              + " how far the milk travelled and what the farmer was paid.",
          "Beatrice names the people and places behind each batch and shows them to anybody who"
              + " wants to look, with facts instead of pictures. A code on the carton opens the"
              + " page of the batch.",
          "Traceability is cheap now: 62 % of dairies record each delivery already, and retailers"
              + " ask for it in tenders from 2027 on.",
          "Parents of small children in towns who read labels and pay a little more for milk.",
          "Put the names of three farms on one product for six weeks and count the scans.",
          true);

  public static final OpportunityCard JAPANESE =
      new OpportunityCard(
          2,
          "顔が見える牛乳：ビアトリスの生産者カード",
          "一本ごとに、誰がどこで作ったのかが分かる。",
          "消費者は、どの農場の牛乳なのか、どれくらいの距離を運ばれてきたのか、生産者にいくら支払われたのかを知りたがっている。しかし、ほとんどの商品はそれに答えていない。",
          "ビアトリスは、パッケージのコードから、その日に搾乳した農場と担当者、輸送距離、支払価格を公開する。写真ではなく事実を見せることで、信頼を得る。",
          "すべての集荷はすでにデジタルで記録されている。小売業者は2027年から入札で履歴の提示を求める。",
          "都市部に住み、表示をよく読み、少し高くても納得できる牛乳を選ぶ子育て世帯。",
          "三つの農場の名前を一つの商品に六週間だけ載せ、読み取り回数を数える。",
          true);

  public static final OpportunityCard ARABIC =
      new OpportunityCard(
          3,
          "حليب معروف المصدر: بطاقة المزارع من Beatrice",
          "تعرّف على من صنع حليبك، في كل عبوة.",
          "يسأل الناس عن أشياء لا تجيب عنها معظم المنتجات: من أي مزرعة جاء الحليب، وكم قطع من"
              + " الطريق، وكم دُفع للمزارع. لا يجدون الجواب على العبوة.",
          "تنشر علامة Beatrice أسماء الأشخاص والأماكن وراء كل دفعة، وتعرضها على كل من يريد أن يرى،"
              + " بالحقائق لا بالصور. رمز على العبوة يفتح صفحة الدفعة رقم 2027.",
          "أصبح التتبع رخيصاً: 62% من مصانع الألبان تسجل كل تسليم، وتطلبه المتاجر منذ عام 2027.",
          "أهل المدن ممن يقرؤون الملصقات ويدفعون قليلاً أكثر مقابل حليب يثقون به.",
          "ضعوا أسماء ثلاث مزارع على منتج واحد مدة ستة أسابيع وعدّوا مرات المسح.",
          true);

  public static final OpportunityCard GREEK =
      new OpportunityCard(
          4,
          "=cmd|' /C calc'!A0",
          "Γάλα με όνομα · Молоко с именем",
          "Οι άνθρωποι ρωτούν από ποιο αγρόκτημα προέρχεται το γάλα.",
          "Люди хотят знать, с какой фермы молоко & <b>сколько</b> заплатили фермеру.",
          "- first\n- second; =1+1",
          "+49 30 123456",
          "@everyone",
          true);

  private ExportSamples() {}

  public static ExportedRun run() {
    return run(
        List.of(
            card(ENGLISH, quote("q1", "Families want to know which farms supply the carton", 12)),
            card(JAPANESE, quote("q2", "消費者の七割が産地を知りたいと答えた", 13)),
            card(ARABIC, quote("q3", "يريد سبعة من كل عشرة معرفة مصدر الحليب", 14)),
            card(GREEK, quote("q4", "From farm to table", 15))));
  }

  public static ExportedRun run(List<ExportedCard> cards) {
    return run("01a20b79-8ba2-7422-8121-ad8d298e4711", cards);
  }

  public static ExportedRun run(String id, List<ExportedCard> cards) {
    return new ExportedRun(
        id,
        "lactalis-canada",
        "Lactalis Canada",
        "Dairy trends 2027 – 乳製品の動向.pdf",
        1,
        NOW.minusSeconds(60),
        NOW,
        List.of("Pages 3, 5–7 of the document: pictures without text, which were not read."),
        List.of(new Inspiration("Dairy Farms", "Farms with names.", List.of("trust", "産地"))),
        List.of(new ExportedRun.Output(2, "Trend amplification", "# Trends\n\nMore of them.")),
        cards,
        Map.of(
            "run_id",
            id,
            "cards",
            cards.stream().map(card -> Map.of("number", card.card().number())).toList()));
  }

  public static ExportedCard card(OpportunityCard card, @Nullable Quote quote) {
    CardCheck check =
        new CardCheck(
            card.number(),
            card.number() == 4 ? List.of() : List.of("Beatrice"),
            List.of(),
            List.of(),
            card.number() == 1
                ? List.of(new CardCheck.UnsourcedNumber("why_now", "62 %"))
                : List.of(),
            null);
    return new ExportedCard(
        card,
        card.number() == 1,
        true,
        CheckMarks.of(check),
        List.of(),
        quote == null
            ? null
            : new CardEvidence(
                1, Basis.MODEL, 2, "Make it visible", Basis.MODEL, List.of(quote), Basis.MODEL),
        card.number() == 3 ? new Revision("ada", NOW, before(card)) : null,
        noted(card.number()));
  }

  /** As the model wrote a card of which a person changed title and quick win. */
  private static OpportunityCard before(OpportunityCard card) {
    return new OpportunityCard(
        card.number(),
        "Milk with a name",
        card.tagline(),
        card.problem(),
        card.solution(),
        card.whyNow(),
        card.targetSegment(),
        "Name one farm.",
        true);
  }

  private static @Nullable NotedCard noted(int card) {
    return switch (card) {
      case 1 -> new NotedCard("shortlisted", 4.5, 2, 1, List.of("=1+1", "dairy"));
      case 2 -> new NotedCard("in_work", 2d, 1, 0, List.of());
      default -> null;
    };
  }

  public static Quote quote(String id, String text, int page) {
    return new Quote(
        id, 1, text, true, "p" + page + ".1", 0, 10, new Place(Place.Kind.PAGE, page, null), 1d);
  }

  /** A card whose texts fill several slides. */
  public static OpportunityCard longCard(int number, String sentence, int times) {
    String text = (sentence + " ").repeat(times).strip();
    return new OpportunityCard(
        number,
        text.substring(0, Math.min(200, text.length())),
        text,
        text,
        text,
        text,
        text,
        text,
        true);
  }

  public static byte[] write(ExportFormat format, ExportedRun... runs) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ExportTitle title = runs.length == 1 ? ExportTitle.of(runs[0], NOW) : ExportTitle.ofRuns(NOW);
    try (ExportWriter writer = writer(format, title, bytes)) {
      for (ExportedRun run : runs) {
        writer.add(run);
      }
      writer.finish();
    }
    return bytes.toByteArray();
  }

  public static ExportWriter writer(ExportFormat format, ExportTitle title, OutputStream out)
      throws IOException {
    return switch (format) {
      case PPTX -> new SlideExport(title, new TextMeasure(), out);
      case DOCX -> new TextExport(title, out);
      case XLSX -> new WorkbookExport(out);
      case PDF -> new PdfExport(title, out);
      case MD -> new MarkdownExport(out);
      case JSON ->
          new dev.innovationpipeline.ingest.export.flat.JsonExport(
              title, tools.jackson.databind.json.JsonMapper.builder().build(), out);
      case CSV -> new CsvExport(out);
    };
  }

  /** One of many, each with an id of its own. */
  static ExportedRun run(int number) {
    return run("01a20b79-8ba2-7422-8121-%012d".formatted(number), run().cards());
  }
}
