namespace ClearMyRecord.Dsl.Data.Problems;

/// <summary>What can be wrong with data. 50xx stop the import, 51xx are about mappings and profiles, 53xx about writing;
/// 54xx reject one row and 55xx one value, and are counted in the import report.</summary>
public static class DataErrors
{
    public static readonly DataDescriptor
        FileMissing = new("CMR5001", "there is no such file; check the path"),
        FolderInsteadOfFile = new("CMR5002", "this is a folder without {0}; name a file, or a folder that holds it"),
        FileEmpty = new("CMR5003", "the file is empty; export it again"),
        HeaderOnly = new("CMR5004", "the file has a header and no rows; export it again"),
        Binary = new("CMR5005", "this is not a text file (a spreadsheet or archive?); save it as CSV in UTF-8"),
        WrongEncoding = new(
            "CMR5006", "the text is not UTF-8 (it looks like {0}); save it as CSV in UTF-8, or say `encoding:` in a mapping"),
        KeyColumnMissing = new("CMR5007", "no column names the {0}; expected a column `{1}`; the file has {2}"),
        QuoteNeverCloses = new("CMR5008", "a quotation mark opens here and never closes, so the rows after it cannot be told apart; close or double it"),
        RecordTooLong = new("CMR5009", "a row is longer than {0} bytes; an unclosed quotation mark, or not a CSV file"),
        GzipDamaged = new("CMR5010", "the compressed file is damaged, cut short, or several joined in one; copy it again, or unpack it"),
        PersonalColumn = new("CMR5011",
            "the column looks like {0}, which a simulation does not need; leave it out of the export, or name it in a mapping under `personal data dropped` (or `not personal`)"),
        PersonalColumnRead = new("CMR5017", "the mapping `{0}` drops this column as personal data and reads it too; do one or the other"),
        OneColumn = new("CMR5012",
            "the header is a single column; separate columns by comma, semicolon, tab or |, or say `separator:` in a mapping"),
        CannotRead = new("CMR5013", "the file cannot be read ({0})"),
        MappedColumnMissing = new("CMR5014", "the mapping `{0}` reads this column and the file does not have it; the file has {1}"),
        NothingKept = new("CMR5015", "not one of {0} rows could be used: {1}"),
        DuplicateColumn = new("CMR5016", "two columns have this name, and it is a key; rename one"),

        MappingUnreadable = new("CMR5101", "this is not YAML that can be read: {0}"),
        MappingWord = new("CMR5102", "`{0}` means nothing here; {1}"),
        MappingUnknown = new("CMR5103", "there is no mapping of this name; shipped are {0}; or give the path of a .yaml file"),
        MappingValue = new("CMR5104", "`{0}`: {1}"),
        CategoryValueUnknown = new("CMR5105", "`{0}` is not a value of {1} in the model, whose values are {2}"),
        RegexBad = new("CMR5106", "the pattern of `{0}` cannot be used: {1}"),
        RegexSlow = new("CMR5107", "the pattern of `{0}` takes too long on a value; make it simpler (avoid one repetition inside another)"),

        CannotWrite = new("CMR5301", "the file cannot be written ({0})"),

        RowKeyEmpty = new("CMR5401", "no {0} id"),
        RowWidth = new("CMR5402", "not as many columns as the header"),
        RowQuotes = new("CMR5403", "text after a closing quotation mark"),
        RowEncoding = new("CMR5404", "not UTF-8"),
        RowCellTooLong = new("CMR5405", "a cell longer than {0} bytes"),
        RowDuplicate = new("CMR5406", "the {0} id occurred before"),
        RowCaseMissing = new("CMR5407", "its case is not in {0}"),
        RowPersonMissing = new("CMR5408", "its person is not in {0}"),
        RowExpansion = new("CMR5409", "the coded column `{0}` cannot be taken apart"),

        ValueNotADate = new("CMR5501", "not a date (write 2015-03-14, 2015-03 or 2015)"),
        ValueNoSuchDay = new("CMR5502", "a day that the calendar does not have"),
        ValueDateRange = new("CMR5503", "a date outside the range that can be right"),
        ValueNotANumber = new("CMR5504", "not a whole number"),
        ValueNotMoney = new("CMR5505", "not an amount of money"),
        ValueNotYesNo = new("CMR5506", "not yes or no"),
        ValueNotAPeriod = new("CMR5507", "not a length of time (write 2 years, 18 months, 30 days)"),
        ValueUnlisted = new("CMR5508", "not a value of the list"),
        ValueNotYet = new("CMR5509", "`not yet` is not possible here"),
        ValueNotApplicable = new("CMR5510", "`not applicable` is not possible here"),
        ValueUnit = new("CMR5511", "a unit of time that is not in the list");
}
