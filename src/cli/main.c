/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * safetyplanctl: its verbs and their options. How they are read and run is cli-run.c. */
#include "cli/cli.h"

#include "base/sp-i18n.h"

#include <locale.h>

static const CliVerb verbs[] = {
  {"new", N_ ("文件"), 1, N_ ("建立一个新的计划文件"),
   N_ ("已有同名文件时不建立。默认装入随程序提供的单位名录。"), CLI_DIRECTORY | CLI_AS, cli_new},
  {"read", N_ ("计划文档"), 1, N_ ("读计划文档，显示读懂了什么，不保存"),
   N_ ("计划文档是纯文本（UTF-8、UTF-16 或 GB18030）。"), CLI_FORMAT, cli_read},
  {"import", N_ ("文件 计划文档"), 2, N_ ("把计划文档导入文件"),
   N_ ("导入前自动备份。读不准的地方作为疑问保留并列出；加 --strict 时有疑问就不导入。"
       "加 --revise 时文档是已有计划的新版：任务在原处修改，已填的进展不动；新版没有的任务"
       "标记为取消；与后来的手工修改冲突的保留现有内容并列出。"),
   CLI_STRICT | CLI_AS, cli_import},
  {"compare", N_ ("文件 计划文档"), 2, N_ ("列出新版计划文档与文件里的计划有哪些不同"),
   N_ ("只比较，不保存。冲突是文档改了、文件里也由人改过的地方。"), CLI_FORMAT, cli_compare},
  {"progress", N_ ("文件 [任务]"), 2, N_ ("登记一项任务的进展，或用 --input 成批登记"),
   N_ ("任务写编号（如 12），或“附件号:序号”（如 3:二/（一）/1，主件的附件号是 0）。"
       "--input 的表格列：序号、任务、统计日期、进度、进展、"
       "存在问题、下步措施、填报单位、填报人，次序不限，多余的列不看；"
       "有一行不合适就全部不登记，除非加 --partial。"),
   CLI_DATE | CLI_PERCENT | CLI_TEXT | CLI_UNIT | CLI_REPORTER | CLI_INPUT | CLI_REASON | CLI_AS,
   cli_progress, 1},
  {"extend", N_ ("文件 任务 --to 日期 --reason 原因"), 2, N_ ("把任务的时限延期"),
   N_ ("原定时限保留，两个按期率都能算。--date 是批准日期，默认今天；"
       "任务有几个时限时用 --due 说明现在是哪一天的。"),
   CLI_TO | CLI_REASON | CLI_DATE | CLI_AS, cli_extend},
  {"tick", N_ ("文件 任务 --period 2021Q2"), 2, N_ ("勾选周期时限的一期"),
   N_ ("--date 是办完的日期，默认今天；--off 取消勾选。"), CLI_PERIOD | CLI_OFF | CLI_DATE | CLI_AS,
   cli_tick},
  {"attach", N_ ("文件 任务 附件"), 3, N_ ("给任务添加附件"),
   N_ ("附件的内容存在计划文件里，--text 是说明。"), CLI_TEXT | CLI_AS, cli_attach},
  {"tidy", N_ ("文件"), 1, N_ ("清理不再用到的附件内容"),
   N_ ("撤销还能找回的不清理；--before 之前删除的也清理，此后不能再撤销。"), CLI_BEFORE | CLI_AS,
   cli_tidy},
  {"list", N_ ("文件 种类 [列,列…]"), 3,
   N_ ("列出记录：measures、units、parts、phases、deadlines、targets、"
       "subitems、progress、doubts 等"),
   N_ ("csv 是带字节序标记的 UTF-8，可以直接用 Excel、WPS 打开，以 = + - @ "
       "开头的文字前加了单引号；json 供程序使用。"
       "任务另列截至 --as-of（默认今天）的进度和状态。\n列名写字段名或表头，如 "
       "title,due,light,withdrawn_on；不写就是常用的列（取消日期要写明才列）。\n--where、--text "
       "只列一部分。"),
   CLI_FORMAT | CLI_AS_OF | CLI_WHERE | CLI_TEXT, cli_list, 1},
  {"export", N_ ("文件 种类"), 2, N_ ("把一种台账导出成可以再读入的表"),
   N_ ("种类同 list：accidents、indicators、milestones、indicator-values、duties、supervisions、"
       "enforcements、progress 等。单位写名称，任务写“附件号:序号”，没有编号和算出来的列；"
       "csv 或 json 存成文件后，可用各动作的 --input 读入另一个文件。"),
   CLI_FORMAT, cli_export},
  {"gantt", N_ ("文件 -o 输出.{pdf,png,svg}"), 1, N_ ("画甘特图"),
   N_ ("输出的文件已存在时整个替换。--each-unit 时 -o 是文件夹，每个牵头单位一份 PDF。"),
   CLI_OUTPUT | CLI_PAPER | CLI_GROUP | CLI_UNIT | CLI_EACH_UNIT | CLI_AS_OF, cli_gantt},
  {"report", N_ ("文件 --kind 种类 --period 2021Q3 -o 输出.xlsx"), 1, N_ ("按期间生成报表"),
   N_ (
     "种类用 --list 查看，默认是季度工作簿 county-quarterly。-o 的后缀是 .xlsx 时生成工作簿，"
     ".csv 时只写第一张表，.pdf 时是打印的样子；不写 -o 就按 --format "
     "显示。\n输出的文件已存在时整个替换。--as-of "
     "默认是期间的最后一天；--quarter 2021Q2 与 --period 2021Q2 相同。\n文件里的自定报表也可以用；"
     "--keep 把数字和输出的文件存档，以后用 report-diff 与那时的数字比较。"),
   CLI_KEEP | CLI_AS | CLI_REPORT | CLI_PERIOD | CLI_QUARTER | CLI_OUTPUT | CLI_AS_OF |
     CLI_PREPARED_BY | CLI_FORMAT,
   cli_report, 1},
  {"check-report", N_ ("文件 --kind 种类 --period 2021Q3"), 1, N_ ("校核报表里的数"),
   N_ ("列出不符合表间、列间关系的行，如“已整改数大于排查数”。没有时什么也不列。"),
   CLI_REPORT | CLI_PERIOD | CLI_QUARTER | CLI_AS_OF | CLI_FORMAT, cli_check_report},
  {"report-definition", N_ ("文件 list|export|import|delete"), 2,
   N_ ("自定报表：列出、导出、导入、删除"),
   N_ ("export 把 --kind 的报表（也可以是随程序提供的）写成 -o 的 .json 文件，改好后用 import "
       "--input "
       "读入；\n同一代号的自定报表被替换，代号与随程序提供的相同时另取代号。delete 删除 --kind "
       "的自定报表，已存档的报表不受影响。"),
   CLI_REPORT | CLI_OUTPUT | CLI_INPUT | CLI_FORMAT | CLI_AS, cli_report_definition},
  {"report-diff", N_ ("文件 [--id 编号]"), 1, N_ ("存档的报表与现在的数字比较"),
   N_ ("不写 --id 时列出存档的报表。比较按存档时的表式、期间和截至日期重新统计，列出不同的格、"
       "新出现和不再有的行。"),
   CLI_ID | CLI_FORMAT, cli_report_diff},
  {"paper", N_ ("文件 --kind 种类 --period 期间 -o 输出.{docx,pdf}"), 1,
   N_ ("生成半年总结报告、情况通报、督办单和领导图集"),
   N_ ("--kind：halfyear 半年总结报告（--period 2021H1）、circular 情况通报（--period 2021Q2）、"
       "urge 督办单（另写 --unit）、\ncharts 领导图集（只能是 .pdf）。--as-of 默认是期间最后一天，"
       "--prepared-by 默认是计划的印发单位。\n要由人补充的地方用【】标出。输出的文件已存在时整个"
       "替换。--keep 把文件和它写的数存档，以后用 report-diff 比较。"),
   CLI_KEEP | CLI_AS | CLI_KIND | CLI_PERIOD | CLI_UNIT | CLI_AS_OF | CLI_PREPARED_BY | CLI_OUTPUT,
   cli_paper},
  {"template", N_ ("文件 inspect|fill|keep|list 模板.{xlsx,docx}"), 3,
   N_ ("套用上级的模板：看表头、填写、存下"),
   N_ ("inspect 列出认出的表头和标记，-o 对应.json 把对应关系写成文件，可以修改；fill 按 --period "
       "填好写到 -o，\n对应关系取 --mapping，不写就按认出的填，--id 是存下的模板；keep "
       "把模板和对应关系存进文件，--text 是名称；list 列出存下的。\n模板不会改动。"),
   CLI_TEMPLATE | CLI_FORMAT | CLI_PERIOD | CLI_AS_OF | CLI_PREPARED_BY | CLI_OUTPUT | CLI_ID |
     CLI_TEXT | CLI_AS,
   cli_template, 1},
  {"doubts", N_ ("文件 -o 输出.pdf"), 1, N_ ("打印原文核对表"),
   N_ ("列出导入时的每处疑问、建议和处理结果。输出的文件已存在时整个替换。"), CLI_OUTPUT,
   cli_doubts},
  {"duty", N_ ("文件 list|done|propose|import"), 2, N_ ("例行事项：日历、办结、按计划节奏生成"),
   N_ (
     "list 列出每次的应办、办结和状态；done 办结一次：--id 是事项编号，--period 是所属期间，--date "
     "默认今天，\n文号等用 --set 文号或纪要=…；propose 生成计划节奏里还没有的事项；import "
     "从表格读入事项。"),
   CLI_FORMAT | CLI_AS_OF | CLI_DATE | CLI_ID | CLI_PERIOD | CLI_SET | CLI_INPUT | CLI_AS,
   cli_duty},
  {"supervise", N_ ("文件 list|add|reply|close|import"), 2, N_ ("督办、通报、约谈等事项"),
   N_ ("add 登记一项：--set 事项=… --set 类别=督办 --set 对象单位=… --set 办结期限=…，"
       "--date 是发出日期，--measure 是有关的任务；\nreply 登记回复：--id、--date、--text；close "
       "办结：--id、--date；"
       "import 从表格读入。"),
   CLI_FORMAT | CLI_AS_OF | CLI_DATE | CLI_ID | CLI_TEXT | CLI_SET | CLI_INPUT | CLI_MEASURE |
     CLI_AS,
   cli_supervise},
  {"enforcement", N_ ("文件 add|import|sum"), 2, N_ ("执法处罚：登记、从表格读入、汇总"),
   N_ ("add 登记一条：--date、--set 执法部门=… --set 责令限期整改=3 …；import 从 --input "
       "的表格读入，列名是字段名，\n次序不限，有一行不合要求就一行都不存，除非加 --partial；"
       "sum 汇总 --period 的数，--by industry、township、department 或 total。"),
   CLI_FORMAT | CLI_DATE | CLI_SET | CLI_INPUT | CLI_PERIOD | CLI_BY | CLI_AS, cli_enforcement},
  {"hazard", N_ ("文件 list|add|set|delete|show|step|back|spot|paper|list-up|hints|import|export"),
   2, N_ ("问题隐患：登记、办理环节直到销号、挂牌督办"),
   N_ (
     "add 用 --set 问题隐患=… 登记；step 办理一个环节：--id 或 --ids，--kind 交办、开始整改、延期、"
     "申请验收、现场核查、退回整改、\n销号、移交、误判撤销、反销号，--date 默认今天，--file "
     "是随它存的照片；有一条不能办就"
     "一条都不办，除非加 --partial。back 撤回最后一个环节；\nspot 就地整改一次办完：--person "
     "整改的人，--set 验收人=…；list-up 挂牌：--id、--set 督办单位=…；paper 出文书（.pdf 或 "
     ".docx）：--kind "
     "挂牌督办通知书、延期申请表、验收申请书、"
     "重大事故隐患情况表、重大事故隐患核查表、\n责令限期整改指令书，-o；hints 列出安全生产法第"
     "一百一十三条\n的提示；list、export 可以用 --where、--text、--overdue 筛选。"),
   CLI_FORMAT | CLI_AS_OF | CLI_DATE | CLI_ID | CLI_TEXT | CLI_SET | CLI_INPUT | CLI_UNIT |
     CLI_REASON | CLI_WHERE | CLI_STEP | CLI_OVERDUE | CLI_FILES | CLI_OUTPUT | CLI_AS,
   cli_hazard},
  {"institution", N_ ("文件 list|add|set|delete|show|step|back|propose|import|export"), 2,
   N_ ("制度措施：登记、办理环节、由计划任务建议"),
   N_ ("step 办理一个环节：--id、--kind 征求意见、审议、印发、修订、废止，--date，--document；"
       "propose 列出计划任务要求建立、\n清单里还没有的，加 --yes 就全部建立。\nexport "
       "输出可以再读入的表格，加 -o 就写出制度措施清单："
       "按扩展名是 .xlsx、.csv 或 .pdf，--as-of 默认今天。"),
   CLI_FORMAT | CLI_OUTPUT | CLI_AS_OF | CLI_DATE | CLI_ID | CLI_TEXT | CLI_SET | CLI_INPUT |
     CLI_WHERE | CLI_STEP | CLI_YES | CLI_AS,
   cli_institution},
  {"enterprise", N_ ("文件 list|add|set|delete|show|twins|merge|import|export"), 2,
   N_ ("企业：登记、查重、合并、按代码和名称导入"),
   N_ ("import 按统一社会信用代码、再按名称对照：已有的修改，没有的新增。twins 列出可能重复的；"
       "merge 把 --other 并入 --id。"),
   CLI_FORMAT | CLI_ID | CLI_TEXT | CLI_SET | CLI_INPUT | CLI_WHERE | CLI_OTHER | CLI_AS,
   cli_enterprise},
  {"inspection", N_ ("文件 list|add|set|delete|show|import|export"), 2,
   N_ ("执法检查：登记检查和查出的隐患"),
   N_ ("add 用 --set 登记一次检查；加 --input 时表格里每行是查出的一条隐患，一起登记。"),
   CLI_FORMAT | CLI_DATE | CLI_ID | CLI_TEXT | CLI_SET | CLI_INPUT | CLI_WHERE | CLI_AS,
   cli_inspection},
  {"criterion", N_ ("文件 list|load|add|set|delete|show|import|export"), 2, N_ ("重大隐患判定标准"),
   N_ ("load 装入随程序提供的标准库，已有的不动；--where 生效日期=… 等可以筛选，--text 查找文字。"),
   CLI_FORMAT | CLI_ID | CLI_TEXT | CLI_SET | CLI_INPUT | CLI_WHERE | CLI_AS, cli_criterion},
  {"stats", N_ ("文件"), 1, N_ ("统计问题隐患：排查、整改、销号、挂牌、超期、资金"),
   N_ ("--period 默认是 --as-of 所在的季度，--as-of 默认是期间最后一天，但不晚于今天。"
       "--by 还可以是 enterprise、\npart、grade、source、month、quarter。"
       "未销号、超期、延期、退回、移交、列入治理计划和五到位是期间内排查的隐患截至 --as-of 的情况；"
       "\n误判撤销的不计。校核列写明数与数之间对不上的地方。"),
   CLI_BY | CLI_PERIOD | CLI_AS_OF | CLI_FORMAT | CLI_CUMULATIVE, cli_stats},
  {"notice", N_ ("文件 --kind 种类 -o 输出"), 1, N_ ("印风险清单、公告栏、告知卡和年度报告"),
   N_ ("--kind：card 告知卡、board 公告栏、list 分级管控清单、duty 责任清单、source 年度源点清单、"
       "\nmissing 缺项清单、report 年度分析报告、submitted 年度报送情况表、recheck "
       "红橙危化企业复核清单、\nexchange 上级平台的分析单元（.csv 或 .json）。"
       "写 --enterprise 出一家；写 --township、--industry 出一批：-o \n以 .pdf "
       "结尾的合成一个文件，否则是文件夹，每家一个文件（--format pdf、xlsx 或 csv）。"
       "表格还可以存成 .xlsx、.csv。\n--as-of 默认今天；年度的几种取那一天所在的年。"),
   CLI_NOTICE | CLI_OUTPUT | CLI_AS_OF | CLI_PAPER | CLI_FORMAT, cli_notice},
  {"map", N_ ("文件 --enterprise 企业|--county -o 输出.{pdf,png,svg}"), 1,
   N_ ("画风险四色图，列出有哪些图、哪些过期，导入县域边界"),
   N_ (
     "--map 是图名，不写就是第一张；县里还没有图时画示意块图。--stage 默认是图自己的着色依据。"
     "--theme 只用于县域图：\nlevel 最高等级（默认）、index 加权指数、hazards 重大隐患、overdue "
     "逾期任务。--list 列出全部图，--outdated 只列过期的。\n--import-geojson 把文件里的面按名称对应"
     "到乡镇，存成县域边界图；只是相像的要加 --yes 才导入；文件没有写明坐标系的要写 --datum。"),
   CLI_OUTPUT | CLI_PAPER | CLI_AS_OF | CLI_MAP | CLI_GEOJSON | CLI_FORMAT | CLI_YES | CLI_AS,
   cli_map},
  {"risk",
   N_ ("文件 list|add|set|delete|show|assess|history|event|scheme|stats|import|export "
       "[list|show|revise]"),
   3, N_ ("风险点：登记、评估、分级方案、统计、从表格读入、导出"),
   N_ ("一个风险点写 --id，或 --enterprise 和 --number。list 可以用 --enterprise、--township、"
       "--industry、--level、--due、--missing、--as-of 筛选。\nassess 评估一次：--stage、--method、"
       "--factors，或 --method direct --clauses，或 --method manual --level --reason；\nhistory "
       "列出评估和再评估事由；event 登记要再评估的事由：--cause、--day、--text，不写 --number "
       "就是全企业的；\nscheme 后面写 list、show（--id）或 revise（--id、--from 启用日期、--set "
       "重大风险下限=…）；stats --by township、industry 或 enterprise。\nimport "
       "的表格一个风险点一行，或每条管控措施一行；有因子的按在用的分级方案评估。export "
       "输出同样的列，-o 可以是 .xlsx 或 .csv。"),
   CLI_FORMAT | CLI_AS_OF | CLI_ID | CLI_TEXT | CLI_SET | CLI_INPUT | CLI_BY | CLI_OUTPUT |
     CLI_RISK | CLI_REASON | CLI_AS,
   cli_risk, 1},
  {"calendar", N_ ("文件 -o 输出.ics"), 1, N_ ("把没有办完的时限和例行事项做成日历文件"),
   N_ ("日历文件可以在手机和办公软件里打开，再次打开会更新原来的日程。--as-of 默认今天。"),
   CLI_OUTPUT | CLI_UNIT | CLI_AS_OF, cli_calendar},
  {"indicator", N_ ("文件 list|add|value|milestone|propose"), 2,
   N_ ("列出、建立指标，填报数值，由目标建议指标"),
   N_ (
     "add 用 --set 名称=值 和 --milestone 日期=目标值；value 用 --indicator、--date、--value（数或“"
     "完成数/底数”）、--unit；两者都可以改用 --input 从表格读入，milestone 从表格读入节点。propose "
     "列出计划目标可以建立的指标，加 "
     "--yes 就建立其中建议的。"),
   CLI_FORMAT | CLI_AS_OF | CLI_INDICATOR | CLI_DATE | CLI_UNIT | CLI_VALUE | CLI_INPUT | CLI_SET |
     CLI_YES | CLI_AS,
   cli_indicator},
  {"accident", N_ ("文件 add|list|compare|total"), 2, N_ ("登记、列出事故，与基准年对比"),
   N_ ("add 用 --set 名称=值 登记一起，或用 --input 从表格读入；total 用 --input "
       "读入基准年各月合计。compare "
       "的基准年和下降百分比默认取自计划。"),
   CLI_FORMAT | CLI_AS_OF | CLI_INPUT | CLI_SET | CLI_BASE_YEAR | CLI_AS, cli_accident},
  {"chart", N_ ("文件 -o 输出.{pdf,png,svg}"), 1, N_ ("画指标趋势图或事故对比图"),
   N_ ("--indicator 名称 画一项指标，--accidents 画事故起数和死亡人数。"),
   CLI_OUTPUT | CLI_PAPER | CLI_AS_OF | CLI_INDICATOR | CLI_ACCIDENTS | CLI_BASE_YEAR, cli_chart},
  {"status", N_ ("文件"), 1, N_ ("说明计划推进到哪里、比上次有什么变化"),
   N_ ("--baseline 默认是上季度最后一天。json 中日期写成 2021-09-30，状态写代码。"),
   CLI_AS_OF | CLI_BASELINE | CLI_FORMAT, cli_status},
  {"overview", N_ ("文件 -o 输出.{pdf,png,svg}"), 1, N_ ("画一页总览，A3 或 A4 横放"),
   N_ ("输出的文件已存在时整个替换。"), CLI_OUTPUT | CLI_PAPER | CLI_AS_OF | CLI_BASELINE,
   cli_overview},
  {"history", N_ ("文件"), 1, N_ ("显示修改记录，新的在前"),
   N_ ("--record 是任务（写法同 progress），或“种类:编号”，如 unit:3；任务的记录包括它的单位、"
       "时限、目标和进展。改动很多的一步只列一行，写了 --record、--kind 或 --search 时逐条列出。"
       "csv、json 不写 --limit 时列出全部。"),
   CLI_LIMIT | CLI_NARROW | CLI_FORMAT, cli_history},
  {"undo", N_ ("文件"), 1, N_ ("撤销最近一步操作"), N_ ("撤销导入会移除整份计划，要加 --yes。"),
   CLI_YES | CLI_AS, cli_undo},
  {"redo", N_ ("文件"), 1, N_ ("重做刚撤销的操作"), NULL, CLI_AS, cli_redo},
  {"check", N_ ("文件"), 1, N_ ("检查文件是否完好"), NULL, 0, cli_check},
  {"backup", N_ ("文件 -o 备份文件"), 1, N_ ("备份到另一个文件"), N_ ("备份文件已存在时不覆盖。"),
   CLI_OUTPUT, cli_backup},
  {"demo", N_ ("文件"), 1, N_ ("建立一个填好的示例文件（虚构的示例县）"), NULL, 0, cli_demo},
};

/* File names and text are taken as bytes: in a locale that is not UTF-8 GLib would refuse Chinese.
 */
static const CliOption options[] = {
  {CLI_FORMAT, "format", 'f', G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, format),
   N_ ("输出格式：text、json，列表和比较还有 csv"), N_ ("格式")},
  {CLI_DATE, "date", 'd', G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, date),
   N_ ("进展所说的日期，如 2021-09-30"), N_ ("日期")},
  {CLI_PERCENT, "percent", 'p', G_OPTION_ARG_INT, G_STRUCT_OFFSET (CliOptions, percent),
   N_ ("进度，0 到 100"), N_ ("百分比")},
  {CLI_TEXT, "text", 't', G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, text),
   N_ ("进展或办理情况、说明；列出时是要查找的文字"), N_ ("文字")},
  {CLI_TEXT, "problems", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, problems),
   N_ ("存在问题"), N_ ("文字")},
  {CLI_TEXT, "next-steps", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, next_steps),
   N_ ("下步措施"), N_ ("文字")},
  {CLI_UNIT, "unit", 'u', G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, unit),
   N_ ("单位名称、简称或别名"), N_ ("单位")},
  {CLI_REPORTER, "reporter", 'r', G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, reporter),
   N_ ("填报人"), N_ ("姓名")},
  {CLI_REASON, "reason", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, reason),
   N_ ("原因：为什么延期，或为什么日期、进度不合常规"), N_ ("文字")},
  {CLI_TO, "to", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, to), N_ ("延至哪一天"),
   N_ ("日期")},
  {CLI_TO, "due", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, due),
   N_ ("现在是哪一天的时限"), N_ ("日期")},
  {CLI_OFF, "off", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (CliOptions, is_off), N_ ("取消勾选"),
   NULL},
  {CLI_BEFORE, "before", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, before),
   N_ ("这一天之前删除的"), N_ ("日期")},
  {CLI_DIRECTORY, "directory", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, directory),
   N_ ("单位名录：lianghe（默认）、sample 或 none"), N_ ("名录")},
  {CLI_STRICT, "strict", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (CliOptions, is_strict),
   N_ ("有疑问就不导入"), NULL},
  {CLI_STRICT, "revise", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (CliOptions, is_revision),
   N_ ("作为已有计划的新版导入"), NULL},
  {CLI_OUTPUT, "output", 'o', G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, output),
   N_ ("输出到哪里"), N_ ("文件")},
  {CLI_PAPER, "paper", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, paper),
   N_ ("纸张：A4、A3（默认）、A2、A1、A0"), N_ ("纸张")},
  {CLI_GROUP, "group", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, group),
   N_ ("分组：part（按专项，默认）或 unit（按牵头单位）"), N_ ("分组")},
  {CLI_EACH_UNIT, "each-unit", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (CliOptions, is_each_unit),
   N_ ("每个牵头单位一份"), NULL},
  {CLI_QUARTER, "quarter", 'q', G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, quarter),
   N_ ("季度，如 2021Q2"), N_ ("季度")},
  {CLI_AS_OF, "as-of", 'a', G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, as_of),
   N_ ("数据截至哪一天"), N_ ("日期")},
  {CLI_BASELINE, "baseline", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, baseline),
   N_ ("与哪一天比较，默认是上季度最后一天"), N_ ("日期")},
  {CLI_PREPARED_BY, "prepared-by", 0, G_OPTION_ARG_FILENAME,
   G_STRUCT_OFFSET (CliOptions, prepared_by), N_ ("填报单位，默认是计划的印发单位"), N_ ("单位")},
  {CLI_LIMIT, "limit", 'n', G_OPTION_ARG_INT, G_STRUCT_OFFSET (CliOptions, limit),
   N_ ("最多显示多少行，默认 200"), N_ ("行数")},
  {CLI_NARROW, "record", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, record),
   N_ ("只看一条记录的"), N_ ("记录")},
  {CLI_NARROW, "kind", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, kind),
   N_ ("只看一种记录的，如 measures、单位"), N_ ("种类")},
  {CLI_NARROW, "person", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, person),
   N_ ("只看这个人做的"), N_ ("姓名")},
  {CLI_NARROW | CLI_RISK, "from", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, from),
   N_ ("从哪一天起"), N_ ("日期")},
  {CLI_NARROW, "to", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, to),
   N_ ("到哪一天为止"), N_ ("日期")},
  {CLI_NARROW, "search", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, search),
   N_ ("名称、字段、值或操作里有的文字"), N_ ("文字")},
  {CLI_AS, "as", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, as),
   N_ (
     "谁做的，记在修改记录里，也是默认的填报人；默认取环境变量 SAFETYPLAN_USER，再没有就是登录名"),
   N_ ("姓名")},
  {CLI_ID, "id", 0, G_OPTION_ARG_INT64, G_STRUCT_OFFSET (CliOptions, id),
   N_ ("记录的编号，可用 list 查看"), N_ ("编号")},
  {CLI_PERIOD, "period", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, period),
   N_ ("期间：2021Q3、2021H1、2021、2021-09 或 2021-01-01..2021-08-31"), N_ ("期间")},
  {CLI_BY, "by", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, by),
   N_ ("汇总方式：industry（默认）、township、department、total"), N_ ("方式")},
  {CLI_SET, "set", 's', G_OPTION_ARG_FILENAME_ARRAY, G_STRUCT_OFFSET (CliOptions, set),
   N_ ("写一个字段，可以多次；单位等写名称"), N_ ("字段=值")},
  {CLI_INPUT, "input", 'i', G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, input),
   N_ ("要读入的表格：Excel、WPS 表格、ODS、CSV（UTF-8、GB18030 等）或 JSON；有表头，次序不限"),
   N_ ("文件")},
  {CLI_INPUT, "refused", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, refused),
   N_ ("不合要求的行和原因写到这个 CSV 文件，改好后可以再读"), N_ ("文件")},
  {CLI_INPUT, "partial", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (CliOptions, is_partial),
   N_ ("不合要求的行不存，其余照存"), NULL},
  {CLI_INPUT, "progress", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (CliOptions, is_progress),
   N_ ("在标准错误上报告进度，终端上本来就报告；按 Ctrl+C 停下，一行都不存"), NULL},
  {CLI_INDICATOR, "indicator", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, indicator),
   N_ ("指标的编号或名称"), N_ ("指标")},
  {CLI_VALUE, "value", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, value),
   N_ ("数值，或完成数/底数，如 62.5 或 5/8"), N_ ("数")},
  {CLI_VALUE, "milestone", 'm', G_OPTION_ARG_FILENAME_ARRAY,
   G_STRUCT_OFFSET (CliOptions, milestones), N_ ("节点，可以写多次，如 -m 2022-12-31=90"),
   N_ ("日期=目标值")},
  {CLI_MEASURE, "measure", 0, G_OPTION_ARG_FILENAME_ARRAY, G_STRUCT_OFFSET (CliOptions, measures),
   N_ ("有关的任务，可以写多次；写法同 progress"), N_ ("任务")},
  {CLI_BASE_YEAR, "base-year", 0, G_OPTION_ARG_INT, G_STRUCT_OFFSET (CliOptions, base_year),
   N_ ("基准年"), N_ ("年份")},
  {CLI_BASE_YEAR, "fall", 0, G_OPTION_ARG_INT, G_STRUCT_OFFSET (CliOptions, fall),
   N_ ("比基准年下降百分之几，0 到 100"), N_ ("百分数")},
  {CLI_ACCIDENTS, "accidents", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (CliOptions, is_accidents),
   N_ ("画事故对比图"), NULL},
  {CLI_WHERE, "where", 'w', G_OPTION_ARG_FILENAME_ARRAY, G_STRUCT_OFFSET (CliOptions, where),
   N_ ("只要这样的，可以多次：状态=已交办,整改中、乡镇=…、排查日期=2021Q3"), N_ ("字段=值")},
  {CLI_OVERDUE, "overdue", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (CliOptions, is_overdue),
   N_ ("只要逾期没有销号的"), NULL},
  {CLI_STEP, "kind", 'k', G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, kind),
   N_ ("办理哪一个环节，如 交办、申请验收、印发"), N_ ("环节")},
  {CLI_STEP, "ids", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, ids),
   N_ ("几条一起办，如 3,5,8"), N_ ("编号,编号")},
  {CLI_STEP, "person", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, person),
   N_ ("经办人；申请验收的是整改的人，现场核查的是核查的人"), N_ ("姓名")},
  {CLI_STEP, "document", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, document),
   N_ ("文书号、文号"), N_ ("文号")},
  {CLI_STEP, "deadline", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, deadline),
   N_ ("整改时限，延期的是新的时限"), N_ ("日期")},
  {CLI_STEP, "rectified", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, rectified),
   N_ ("整改完成日期"), N_ ("日期")},
  {CLI_FILES, "file", 0, G_OPTION_ARG_FILENAME_ARRAY, G_STRUCT_OFFSET (CliOptions, files),
   N_ ("随环节一起存的照片和附件，可以多次"), N_ ("文件")},
  {CLI_OTHER, "other", 0, G_OPTION_ARG_INT64, G_STRUCT_OFFSET (CliOptions, other),
   N_ ("并入 --id 的那一条"), N_ ("编号")},
  {CLI_CUMULATIVE, "cumulative", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (CliOptions, is_cumulative),
   N_ ("另列本年累计和三年累计"), NULL},
  {CLI_REPORT, "kind", 'k', G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, kind),
   N_ ("报表种类的代号"), N_ ("种类")},
  {CLI_REPORT, "list", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (CliOptions, is_list),
   N_ ("列出有哪些报表"), NULL},
  {CLI_KEEP, "keep", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (CliOptions, is_keep),
   N_ ("把数字和输出的文件存档"), NULL},
  {CLI_NOTICE, "kind", 'k', G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, kind),
   N_ ("印哪一种，见上"), N_ ("种类")},
  {CLI_NOTICE | CLI_RISK | CLI_MAP, "enterprise", 0, G_OPTION_ARG_FILENAME,
   G_STRUCT_OFFSET (CliOptions, enterprise), N_ ("企业名称、简称或统一社会信用代码"), N_ ("企业")},
  {CLI_NOTICE | CLI_RISK, "township", 0, G_OPTION_ARG_FILENAME,
   G_STRUCT_OFFSET (CliOptions, township), N_ ("这个乡镇的企业"), N_ ("乡镇")},
  {CLI_NOTICE | CLI_RISK, "industry", 0, G_OPTION_ARG_FILENAME,
   G_STRUCT_OFFSET (CliOptions, industry), N_ ("这个行业领域的企业"), N_ ("行业")},
  {CLI_NOTICE, "layout", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, layout),
   N_ ("告知卡的样式：A（默认）、B 或 C"), N_ ("样式")},
  {CLI_NOTICE, "per-page", 0, G_OPTION_ARG_INT, G_STRUCT_OFFSET (CliOptions, per_page),
   N_ ("每张 A4 纸几张告知卡：1、2、4（默认）或 6"), N_ ("张数")},
  {CLI_NOTICE, "all", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (CliOptions, is_all),
   N_ ("公告栏写全部风险点，不只是重大和较大的"), NULL},
  {CLI_NOTICE | CLI_RISK, "inherent", 0, G_OPTION_ARG_NONE,
   G_STRUCT_OFFSET (CliOptions, is_inherent), N_ ("按固有风险等级，不按现有风险等级"), NULL},
  {CLI_NOTICE, "portrait", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (CliOptions, is_portrait),
   N_ ("公告栏竖放"), NULL},
  {CLI_NOTICE, "until", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, until),
   N_ ("公告栏的有效期，默认到应再评估的时候"), N_ ("日期")},
  {CLI_KIND, "kind", 'k', G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, kind),
   N_ ("出哪一种，见上"), N_ ("种类")},
  {CLI_KIND, "reply-by", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, until),
   N_ ("督办单要求在哪一天前回复，不写就留空"), N_ ("日期")},
  {CLI_TEMPLATE, "mapping", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, mapping),
   N_ ("模板的对应关系，inspect 写出的 .json"), N_ ("文件")},
  {CLI_MAP, "county", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (CliOptions, is_county),
   N_ ("画全县的图"), NULL},
  {CLI_MAP, "map", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, map), N_ ("图名"),
   N_ ("图名")},
  {CLI_MAP, "stage", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, stage),
   N_ ("inherent（固有风险）或 residual（现有风险）"), N_ ("依据")},
  {CLI_MAP, "theme", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, theme),
   N_ ("县域图按什么着色"), N_ ("专题")},
  {CLI_MAP, "list", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (CliOptions, is_list),
   N_ ("列出全部四色图"), NULL},
  {CLI_MAP, "outdated", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (CliOptions, is_outdated),
   N_ ("只列出过期的四色图"), NULL},
  {CLI_MAP, "datum", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, datum),
   N_ ("文件的坐标系：wgs84 或 gcj02"), N_ ("坐标系")},
  {CLI_GEOJSON, "import-geojson", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, geojson),
   N_ ("要导入的县域边界"), N_ ("文件")},
  {CLI_RISK, "number", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, number),
   N_ ("风险点在企业里的编号"), N_ ("编号")},
  {CLI_RISK, "level", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, level),
   N_ ("等级：红、橙、黄、蓝，或重大、较大、一般、低；list 可以写几个，如 红,橙"), N_ ("等级")},
  {CLI_RISK, "due", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (CliOptions, is_due),
   N_ ("只要到期应再评估的"), NULL},
  {CLI_RISK, "missing", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (CliOptions, is_missing),
   N_ ("只要重大、较大风险里缺警示标志、监测预警、应急设备设施或撤离通道的"), NULL},
  {CLI_RISK, "stage", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, stage),
   N_ ("评估的是 inherent 固有风险（默认）还是 residual 现有风险"), N_ ("对象")},
  {CLI_RISK, "method", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, method),
   N_ ("评估方法：lec、ls、mes、direct（直接判定）或 manual（人工判定）"), N_ ("方法")},
  {CLI_RISK, "factors", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, factors),
   N_ ("因子取值，按方法的次序：L,E,C、L,S 或 M,E,S，如 3,6,15"), N_ ("数,数,数")},
  {CLI_RISK, "day", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, date),
   N_ ("评估、发生的日期，默认今天"), N_ ("日期")},
  {CLI_RISK, "assessor", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, assessor),
   N_ ("评估人"), N_ ("姓名")},
  {CLI_RISK, "clauses", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, clauses),
   N_ ("直接判定的条款，如 1、3"), N_ ("条款")},
  {CLI_RISK, "cause", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, cause),
   N_ ("评估或再评估的原因：首次评估、定期评估、发生事故、工艺、设备或物料改变 等"), N_ ("原因")},
  {CLI_RISK, "scheme", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, scheme),
   N_ ("分级方案的名称或编号，默认是那一天在用的最新版本"), N_ ("方案")},
  {CLI_YES, "yes", 'y', G_OPTION_ARG_NONE, G_STRUCT_OFFSET (CliOptions, is_yes), N_ ("不再询问"),
   NULL},
};

int
main (int argc, char **argv)
{
  static const CliProgram program = {verbs, G_N_ELEMENTS (verbs), options, G_N_ELEMENTS (options)};

  setlocale (LC_ALL, "");
  return cli_run (&program, argc, argv);
}
