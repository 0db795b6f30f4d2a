"""The words of each language, and finding them in a text: vocabulary files, phrases, and the marks that do not mean what they say."""
