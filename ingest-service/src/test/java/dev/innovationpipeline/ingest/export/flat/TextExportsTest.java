package dev.innovationpipeline.ingest.export.flat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.export.ExportFormats;
import dev.innovationpipeline.ingest.export.ExportSamples;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TextExportsTest {

  @Test
  void aTableHasARowForEachCardAndNoFormula() throws Exception {
    String csv = new String(ExportFormats.csv(ExportSamples.run()), UTF_8);
    assertThat(csv).startsWith("\uFEFFrun_id,company_id,document,").endsWith("\r\n");
    List<String> rows = csv.lines().filter(line -> line.startsWith("\"01a20b79")).toList();
    assertThat(rows).hasSize(4);
    assertThat(rows.get(1)).contains("\"顔が見える牛乳：ビアトリスの生産者カード\"");
    assertThat(rows.get(3)).contains("\"'=cmd|' /C calc'!A0\"");
    assertThat(csv)
        .contains("\"'@everyone\"", "\"+49 30 123456\"", "- second;' =1+1")
        .contains("“Families want to know which farms supply the carton” (page 12)")
        .contains("Not in the texts that the card was made of: “62 %” (Why Now).")
        .contains("pictures without text");
  }

  @Test
  void tablesHaveTheNotesOfPeopleAndTheWordsOfTheModel() throws Exception {
    String csv = new String(ExportFormats.csv(ExportSamples.run()), UTF_8);
    assertThat(csv.lines().findFirst().orElseThrow())
        .endsWith("status,rating,ratings,comments,tags,edited_by,edited_at,model_words");
    assertThat(csv)
        .contains("\"shortlisted\",4.5,2,1,\"'=1+1, dairy\",\"\",\"\",\"\"\r\n")
        .contains("\"in_work\",2.0,1,0,\"\"")
        .contains(
            "\"ada\",\"2026-11-29T12:00:00Z\","
                + "\"Title: Milk with a name\nQuick Win: Name one farm.\"\r\n");
  }

  @Test
  void markdownAndJsonHaveThemToo() throws Exception {
    assertThat(new String(ExportFormats.markdown(ExportSamples.run()), UTF_8))
        .contains("Status: shortlisted · rated 4.5 of 5 by 2 · tags: =1+1, dairy")
        .contains("> Edited by ada, 29 November 2026.")
        .contains("**As the model wrote it:**\n\n- Title: Milk with a name\n- Quick Win: Name");
    JsonNode cards =
        new JsonMapper().readTree(ExportFormats.json(ExportSamples.run())).path("cards");
    assertThat(cards.get(0).path("noted").path("rating").asDouble()).isEqualTo(4.5);
    assertThat(cards.get(0).path("noted").path("tags").get(1).asString()).isEqualTo("dairy");
    assertThat(cards.get(3).has("noted")).isFalse();
  }

  @Test
  void quotationMarksAndLineBreaksStayInTheirCell() {
    assertThat(CsvExport.cell("a \"b\"\nc,d")).isEqualTo("\"a \"\"b\"\"\nc,d\"");
    assertThat(CsvExport.cell("a\u0000b\u0007\r\nc")).isEqualTo("\"ab\nc\"");
  }

  @Test
  void markdownHasCardsEvidenceMarksAndTexts() throws Exception {
    String text = new String(ExportFormats.markdown(ExportSamples.run()), UTF_8);
    assertThat(text)
        .startsWith("# Opportunities for Lactalis Canada\n\nFrom *Dairy trends 2027")
        .contains("## 1. Beatrice: Known by Name", "★ starred", "**Rests on:**")
        .contains("- Principle 2: Make it visible", "> Names no brand of the company.")
        .contains("# Stage 2: Trend amplification\n\n## Trends");
  }

  @Test
  void jsonIsTheAnswerForOneRunAndAListForMore() throws Exception {
    JsonMapper mapper = new JsonMapper();
    JsonNode one = mapper.readTree(ExportFormats.json(ExportSamples.run()));
    assertThat(one.path("run_id").asString()).startsWith("01a20b79");
    JsonNode two = mapper.readTree(ExportFormats.json(ExportSamples.run(), ExportSamples.run()));
    assertThat(two.path("runs")).hasSize(2);
    assertThat(two.path("exported_at").asString()).isEqualTo("2026-11-29T12:00:00Z");
  }
}
